namespace StaticNet;

/// <summary>
/// The mean of each channel over the whole sequence. Input [steps, channels], output [channels], or [1, channels] with
/// <see cref="GlobalPoolingAttribute.KeepDims"/>.
/// </summary>
public sealed class GlobalAveragePooling1DAttribute : GlobalPoolingAttribute;
