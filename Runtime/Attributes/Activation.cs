namespace StaticNet;

/// <summary>
/// An activation function, under its Keras name. Parameters in its formula have the default told here; on
/// <see cref="ActivationAttribute"/> they can be set.
/// </summary>
public enum Activation
{
    /// <summary>x.</summary>
    Linear = 0,

    /// <summary>max(x, 0); <see cref="ActivationAttribute"/> can clip it, move its threshold and give it a slope.</summary>
    ReLU = 1,

    /// <summary>x where x ≥ 0, else 0.2 · x (the slope can be set on <see cref="ActivationAttribute"/>).</summary>
    LeakyReLU = 2,

    /// <summary>min(max(x, 0), 6).</summary>
    ReLU6 = 3,

    /// <summary>x where x > 0, else α (eˣ − 1), α = 1 (can be set on <see cref="ActivationAttribute"/>).</summary>
    ELU = 4,

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    Sigmoid = 5,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh = 6,

    /// <summary>eˣ / Σ eˣ over the last axis.</summary>
    Softmax = 7,

    /// <summary>ln(1 + eˣ).</summary>
    Softplus = 8,

    /// <summary>x · sigmoid(x), also called swish.</summary>
    SiLU = 9,

    /// <summary>x · Φ(x) with the exact error function (Keras' <c>gelu(approximate=False)</c>).</summary>
    GELU = 10,

    /// <summary>1.0507… · x where x > 0, else 1.0507… · 1.6733… (eˣ − 1): self-normalising (Klambauer and others, 2017).</summary>
    SELU = 11,

    /// <summary>x where x > 0, else α (e^(x/α) − 1), α = 1 (can be set on <see cref="ActivationAttribute"/>).</summary>
    CELU = 12,

    /// <summary>x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³))), near GELU (Keras' <c>gelu(approximate=True)</c>).</summary>
    GELUTanh = 13,

    /// <summary>min(max(x + 3, 0), 6) / 6.</summary>
    HardSigmoid = 14,

    /// <summary>x · min(max(x + 3, 0), 6) / 6, also called hard swish.</summary>
    HardSiLU = 15,

    /// <summary>min(max(x, −1), 1).</summary>
    HardTanh = 16,

    /// <summary>x · tanh(ln(1 + eˣ)).</summary>
    Mish = 17,

    /// <summary>x / (1 + |x|).</summary>
    Softsign = 18,

    /// <summary>x − ln Σ eˣ over the last axis: the logarithm of <see cref="Softmax"/>.</summary>
    LogSoftmax = 19,

    /// <summary>eˣ.</summary>
    Exponential = 20,

    /// <summary>−ln(1 + e⁻ˣ): the logarithm of <see cref="Sigmoid"/>.</summary>
    LogSigmoid = 21,

    /// <summary>x where x > θ, else 0, θ = 1 (the threshold can be set on <see cref="ActivationAttribute"/>).</summary>
    ThresholdedReLU = 22,

    /// <summary>x − λ where x > λ, x + λ where x &lt; −λ, else 0, λ = 0.5 (the threshold can be set on <see cref="ActivationAttribute"/>).</summary>
    SoftShrink = 23,

    /// <summary>x where |x| > λ, else 0, λ = 0.5 (the threshold can be set on <see cref="ActivationAttribute"/>).</summary>
    HardShrink = 24,

    /// <summary>x − tanh(x).</summary>
    TanhShrink = 25,
}
