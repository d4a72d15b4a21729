namespace StaticNet;

/// <summary>The mean of each channel over the whole image. Input [height, width, channels], output [channels].</summary>
public sealed class GlobalAveragePooling2DAttribute : LayerAttribute;
