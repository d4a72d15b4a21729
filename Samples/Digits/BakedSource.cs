using System.Globalization;
using System.Linq;
using System.Text;

namespace Digits;

/// <summary>Writes a network down as C#: a class that needs no file, no library and no memory of its own.</summary>
internal static class BakedSource
{
    private const int ValuesPerLine = 8;

    /// <summary>The class's source text; equal weights give equal texts.</summary>
    /// <param name="net">The network whose weights become literals.</param>
    public static string Write(DigitsNet net) => Write(net, net.Parameters["dense/bias"].Count);

    private static string Write(DigitsNet net, int hidden) => $$"""
        // Written by the sample Digits from weights that it had learnt. Do not edit: run the sample again.
        using System;

        namespace Digits;

        /// <summary>
        /// What a DigitsNet has learnt. The compiler turns each span of literals into a piece of the assembly's data: there is
        /// nothing to load, and nothing is copied or allocated.
        /// </summary>
        internal static class BakedDigits
        {
            /// <summary>The weights of the hidden layer [{{DigitsNet.InputSize}}, {{hidden}}].</summary>
            public static ReadOnlySpan<float> HiddenKernel =>
            [
        {{Literals(net, "dense/kernel")}}
            ];

            /// <summary>The biases of the hidden layer [{{hidden}}].</summary>
            public static ReadOnlySpan<float> HiddenBias =>
            [
        {{Literals(net, "dense/bias")}}
            ];

            /// <summary>The weights of the digits [{{hidden}}, {{DigitsNet.OutputSize}}].</summary>
            public static ReadOnlySpan<float> DigitKernel =>
            [
        {{Literals(net, "dense_1/kernel")}}
            ];

            /// <summary>The biases of the digits [{{DigitsNet.OutputSize}}].</summary>
            public static ReadOnlySpan<float> DigitBias =>
            [
        {{Literals(net, "dense_1/bias")}}
            ];

            /// <summary>The probabilities of ten digits.</summary>
            /// <param name="pixels">{{DigitsNet.InputSize}} of them, from 0 to 16.</param>
            /// <param name="probabilities">Receives {{DigitsNet.OutputSize}}.</param>
            public static void Forward(ReadOnlySpan<float> pixels, Span<float> probabilities)
            {
                Span<float> hidden = stackalloc float[{{hidden}}];
                Dense(pixels, 1f / 16, HiddenKernel, HiddenBias, hidden);
                for (int i = 0; i < hidden.Length; i++)
                {
                    hidden[i] = Math.Max(hidden[i], 0);
                }

                Dense(hidden, 1, DigitKernel, DigitBias, probabilities);
                Softmax(probabilities);
            }

            private static void Dense(
                ReadOnlySpan<float> input, float scale, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> output)
            {
                bias.CopyTo(output);
                for (int i = 0; i < input.Length; i++)
                {
                    float x = input[i] * scale;
                    ReadOnlySpan<float> row = kernel.Slice(i * output.Length, output.Length);
                    for (int j = 0; j < row.Length; j++)
                    {
                        output[j] += x * row[j];
                    }
                }
            }

            private static void Softmax(Span<float> values)
            {
                float largest = float.NegativeInfinity;
                foreach (float value in values)
                {
                    largest = Math.Max(largest, value);
                }

                float sum = 0;
                foreach (ref float value in values)
                {
                    value = MathF.Exp(value - largest);
                    sum += value;
                }

                foreach (ref float value in values)
                {
                    value /= sum;
                }
            }
        }

        """.ReplaceLineEndings("\n");

    /// <summary>The shortest literals that give back the same bits.</summary>
    private static string Literals(DigitsNet net, string parameter)
        => string.Join("\n", net.Parameters[parameter].ToArray()
            .Select(value => value.ToString("R", CultureInfo.InvariantCulture) + "f,")
            .Chunk(ValuesPerLine)
            .Select(line => new StringBuilder("        ").AppendJoin(' ', line)));
}
