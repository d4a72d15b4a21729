namespace StaticNet;

/// <summary>
/// The mean of each channel over the whole volume. Input [depth, height, width, channels], output [channels], or [1, 1, 1, channels] with
/// <see cref="GlobalPoolingAttribute.KeepDims"/>.
/// </summary>
public sealed class GlobalAveragePooling3DAttribute : GlobalPoolingAttribute;
