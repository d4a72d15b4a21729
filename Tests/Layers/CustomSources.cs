namespace StaticNet.Tests.Layers;

/// <summary>Custom layers as a user would write them, for networks that tests compile.</summary>
internal static class CustomSources
{
    /// <summary>A source file, to be begun with <c>using StaticNet;</c>.</summary>
    public const string Layers = """
        using System;
        using System.Numerics;

        /// <summary>x for positive x, an eighth of it otherwise: without attributes.</summary>
        internal readonly struct Leaky<T> : ICustomLayer<T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            private static T Slope(T x) => x >= T.Zero ? T.One : T.CreateChecked(0.125);

            public static void Forward(in CustomForward<T> pass)
            {
                for (int i = 0; i < pass.Input.Length; i++)
                {
                    pass.Output[i] = Slope(pass.Input[i]) * pass.Input[i];
                }
            }

            public static void Backward(in CustomBackward<T> pass)
            {
                for (int i = 0; i < pass.Input.Length; i++)
                {
                    pass.InputGradient[i] = Slope(pass.Input[i]) * pass.OutputGradient[i];
                }
            }
        }

        /// <summary>Two parameters of the same shape, one number, and one of another shape: y = (x·scale + offset)·gain·weight[1, c].</summary>
        [CustomParameter("scale", LayerSize.InputLast, Initializer = Initializer.Ones)]
        [CustomParameter("offset", LayerSize.InputLast, Initializer = Initializer.Constant, InitializerValue = 0.25)]
        [CustomParameter("gain", Initializer = Initializer.Ones)]
        [CustomParameter("weight", 2, LayerSize.OutputLast)]
        internal readonly struct ScaleShift<T> : ICustomLayer<T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            public static void Forward(in CustomForward<T> pass)
            {
                ReadOnlySpan<T> weight = pass.Parameter(3)[pass.InputShape[^1]..];
                for (int i = 0; i < pass.Input.Length; i++)
                {
                    int c = i % weight.Length;
                    pass.Output[i] = ((pass.Input[i] * pass.Parameter(0)[c]) + pass.Parameter(1)[c]) * pass.Parameter(2)[0] * weight[c];
                }
            }

            public static void Backward(in CustomBackward<T> pass)
            {
                int channels = pass.InputShape[^1];
                T gain = pass.Parameter(2)[0];
                for (int i = 0; i < pass.Input.Length; i++)
                {
                    int c = i % channels;
                    T x = pass.Input[i];
                    T dy = pass.OutputGradient[i];
                    T scale = pass.Parameter(0)[c];
                    T weight = pass.Parameter(3)[channels + c];
                    T inner = (x * scale) + pass.Parameter(1)[c];
                    pass.InputGradient[i] += dy * scale * gain * weight;
                    pass.ParameterGradient(0)[c] += dy * x * gain * weight;
                    pass.ParameterGradient(1)[c] += dy * gain * weight;
                    pass.ParameterGradient(2)[0] += dy * inner * weight;
                    pass.ParameterGradient(3)[channels + c] += dy * inner * gain;
                }
            }
        }

        /// <summary>A dense layer on all elements; the use tells the output's shape.</summary>
        [CustomParameter("kernel", LayerSize.InputElements, LayerSize.OutputElements)]
        [CustomParameter("bias", LayerSize.OutputElements, Initializer = Initializer.Zeros)]
        internal readonly struct Affine<T> : ICustomLayer<T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            static void ICustomLayer<T>.Forward(in CustomForward<T> pass)
            {
                ReadOnlySpan<T> kernel = pass.Parameter(0);
                for (int o = 0; o < pass.Output.Length; o++)
                {
                    T sum = pass.Parameter(1)[o];
                    for (int i = 0; i < pass.Input.Length; i++)
                    {
                        sum += pass.Input[i] * kernel[(i * pass.Output.Length) + o];
                    }

                    pass.Output[o] = sum;
                }
            }

            static void ICustomLayer<T>.Backward(in CustomBackward<T> pass)
            {
                ReadOnlySpan<T> kernel = pass.Parameter(0);
                Span<T> gradient = pass.ParameterGradient(0);
                for (int o = 0; o < pass.Output.Length; o++)
                {
                    T dy = pass.OutputGradient[o];
                    pass.ParameterGradient(1)[o] += dy;
                    for (int i = 0; i < pass.Input.Length; i++)
                    {
                        int at = (i * pass.Output.Length) + o;
                        pass.InputGradient[i] += dy * kernel[at];
                        gradient[at] += dy * pass.Input[i];
                    }
                }
            }
        }

        /// <summary>Layers may lie in other types, and implement the interface once for each precision.</summary>
        internal static class Outer<TUnused>
        {
            /// <summary>The mean over all axes but the last, which it reads from the shape.</summary>
            [CustomLayer(OutputShape = new[] { LayerSize.InputLast })]
            internal struct MeanHTTP : ICustomLayer<float>, ICustomLayer<double>
            {
                public static void Forward(in CustomForward<float> pass) => Mean(pass.Input, pass.Output, pass.InputShape[0] * pass.InputShape[1]);

                public static void Forward(in CustomForward<double> pass) => Mean(pass.Input, pass.Output, pass.InputShape[0] * pass.InputShape[1]);

                public static void Backward(in CustomBackward<float> pass) => Spread(pass.OutputGradient, pass.InputGradient);

                public static void Backward(in CustomBackward<double> pass) => Spread(pass.OutputGradient, pass.InputGradient);

                private static void Mean<T>(ReadOnlySpan<T> x, Span<T> y, int pixels)
                    where T : INumber<T>
                {
                    for (int c = 0; c < y.Length; c++)
                    {
                        T sum = T.Zero;
                        for (int i = c; i < x.Length; i += y.Length)
                        {
                            sum += x[i];
                        }

                        y[c] = sum / T.CreateChecked(pixels);
                    }
                }

                private static void Spread<T>(ReadOnlySpan<T> dy, Span<T> dx)
                    where T : INumber<T>
                {
                    for (int i = 0; i < dx.Length; i++)
                    {
                        dx[i] = dy[i % dy.Length] / T.CreateChecked(dx.Length / dy.Length);
                    }
                }
            }
        }
        """;
}
