namespace StaticNet.Generator.Kernels;

internal sealed class Lowering;
