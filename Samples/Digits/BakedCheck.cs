using System;
using System.IO;
using System.Reflection;
using StaticNet;

namespace Digits;

/// <summary>
/// Is the class that the sample writes the network? One that an earlier run has written, <c>BakedDigits.cs</c>, is compiled into
/// this program: its weights are given back to a network, and the two are compared.
/// </summary>
internal static class BakedCheck
{
    // Sums in another order, and another exponential function.
    private const float Tolerance = 1e-5f;

    /// <summary>Whether the compiled class is as large as the network; it is not, once another network is declared.</summary>
    /// <param name="net">The network.</param>
    public static bool Fits(DigitsNet net)
        => BakedDigits.HiddenKernel.Length == net.Parameters["dense/kernel"].Count
            && BakedDigits.HiddenBias.Length == net.Parameters["dense/bias"].Count
            && BakedDigits.DigitKernel.Length == net.Parameters["dense_1/kernel"].Count;

    /// <summary>A network with the weights of the compiled class.</summary>
    public static DigitsNet Unbake()
    {
        DigitsNet net = new();
        net.Parameters["dense/kernel"].Write(BakedDigits.HiddenKernel);
        net.Parameters["dense/bias"].Write(BakedDigits.HiddenBias);
        net.Parameters["dense_1/kernel"].Write(BakedDigits.DigitKernel);
        net.Parameters["dense_1/bias"].Write(BakedDigits.DigitBias);
        return net;
    }

    /// <summary>The source text that the compiled class was made from.</summary>
    public static string CompiledText()
    {
        using StreamReader reader = new(Assembly.GetExecutingAssembly().GetManifestResourceStream("BakedDigits.cs")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Asks the compiled class and its network the same.</summary>
    /// <param name="test">What both are asked.</param>
    /// <returns>The class's answers: ten probabilities for each image.</returns>
    /// <exception cref="InvalidOperationException">They differ, or the class's text is not what the sample writes.</exception>
    public static float[] Run(Dataset<float> test)
    {
        DigitsNet net = Unbake();
        if (BakedSource.Write(net) != CompiledText())
        {
            throw new InvalidOperationException(
                "BakedDigits.cs is not what the sample writes for its weights. Was one of them edited? --output Samples/Digits writes it anew.");
        }

        float[] answers = new float[test.Count * 10];
        Span<float> expected = stackalloc float[10];
        for (int i = 0; i < test.Count; i++)
        {
            Span<float> found = answers.AsSpan(i * 10, 10);
            net.Forward(test.Input(i), expected);
            BakedDigits.Forward(test.Input(i), found);
            for (int digit = 0; digit < found.Length; digit++)
            {
                if (!(Math.Abs(found[digit] - expected[digit]) <= Tolerance))
                {
                    throw new InvalidOperationException($"Test image {i}, digit {digit}: expected {expected[digit]}, found {found[digit]}.");
                }
            }
        }

        return answers;
    }
}
