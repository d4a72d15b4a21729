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

    /// <summary>
    /// All the value given beside it (<c>KernelInitializerValue</c>, <c>BiasInitializerValue</c>, <c>RecurrentInitializerValue</c>,
    /// <c>EmbeddingsInitializerValue</c>, <c>AlphaInitializerValue</c>).
    /// </summary>
    Constant = 6,

    /// <summary>
    /// Rows or columns, whichever are fewer, of length 1 and at right angles to each other (Saxe, McClelland, Ganguli, 2014).
    /// All axes but the last are taken as rows. Not for biases.
    /// </summary>
    Orthogonal = 7,

    /// <summary>
    /// Only for the bias of an LSTM: 1 for the forget gate, 0 for the others (Jozefowicz, Zaremba, Sutskever, 2015). See
    /// <see cref="LSTMAttribute.UnitForgetBias"/> for other values beside the 1.
    /// </summary>
    UnitForgetGate = 8,

    /// <summary>Uniform in ±0.05.</summary>
    RandomUniform = 9,

    /// <summary>Normal with a standard deviation of 0.05.</summary>
    RandomNormal = 10,

    /// <summary>Uniform in ±√(3 / fanIn).</summary>
    LecunUniform = 11,

    /// <summary>Normal, truncated at two standard deviations, with variance 1 / fanIn.</summary>
    LecunNormal = 12,

    /// <summary>
    /// Not random: sine and cosine of the row at wavelengths that grow from 2π to 10000 · 2π along the columns (Vaswani et al.,
    /// 2017), sines in even columns, cosines in odd ones. Only for tables of embeddings.
    /// </summary>
    Sinusoidal = 13,
}
