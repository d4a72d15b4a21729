namespace StaticNet;

/// <summary>An activation function, under its Keras name.</summary>
public enum Activation
{
    /// <summary>x.</summary>
    Linear = 0,

    /// <summary>max(x, 0).</summary>
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
}
