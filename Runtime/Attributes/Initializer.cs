namespace StaticNet;

/// <summary>How a parameter gets its first value, under its Keras name.</summary>
public enum Initializer
{
    /// <summary>Uniform in ±√(6 / (fanIn + fanOut)).</summary>
    GlorotUniform = 0,

    /// <summary>Normal, truncated at two standard deviations, with variance 2 / (fanIn + fanOut).</summary>
    GlorotNormal = 1,

    /// <summary>Uniform in ±√(6 / fanIn).</summary>
    HeUniform = 2,

    /// <summary>Normal, truncated at two standard deviations, with variance 2 / fanIn.</summary>
    HeNormal = 3,

    /// <summary>All 0.</summary>
    Zeros = 4,

    /// <summary>All 1.</summary>
    Ones = 5,

    /// <summary>All the value given beside it (<c>KernelInitializerValue</c>, <c>BiasInitializerValue</c>).</summary>
    Constant = 6,
}
