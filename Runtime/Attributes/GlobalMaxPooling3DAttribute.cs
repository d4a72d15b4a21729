namespace StaticNet;

/// <summary>
/// The largest value of each channel over the whole volume. Input [depth, height, width, channels], output [channels], or [1, 1, 1, channels] with
/// <see cref="GlobalPoolingAttribute.KeepDims"/>.
/// </summary>
public sealed class GlobalMaxPooling3DAttribute : GlobalPoolingAttribute;
