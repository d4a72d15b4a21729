namespace StaticNet;

/// <summary>How a <see cref="WaveFile"/> is written.</summary>
public enum WaveEncoding
{
    /// <summary>Whole numbers of 16 bits, which everything plays; what is beyond −1 to 1 is cut.</summary>
    Pcm16,

    /// <summary>Floating point of 32 bits: the samples as they are.</summary>
    Float32,
}
