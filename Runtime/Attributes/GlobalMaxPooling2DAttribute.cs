namespace StaticNet;

/// <summary>
/// The largest value of each channel over the whole image. Input [height, width, channels], output [channels], or [1, 1, channels] with
/// <see cref="GlobalPoolingAttribute.KeepDims"/>.
/// </summary>
public sealed class GlobalMaxPooling2DAttribute : GlobalPoolingAttribute;
