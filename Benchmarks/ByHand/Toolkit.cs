namespace StaticNet.Benchmarks.ByHand;

/// <summary>A way to write layers by hand.</summary>
internal abstract class Toolkit
{
    /// <summary>Plain loops.</summary>
    public static Toolkit Plain { get; } = new PlainToolkit();

    /// <summary>System.Numerics.Tensors' TensorPrimitives.</summary>
    public static Toolkit Tensors { get; } = new TensorToolkit();

    public abstract HandLayer Dense(int inputs, int units);

    /// <summary>Square kernel, stride 1, no padding.</summary>
    public abstract HandLayer Conv2D(int height, int width, int channels, int filters, int size);

    public abstract HandLayer MaxPooling2D(int height, int width, int channels, int size);

    public abstract HandLayer ReLU(int size);

    public abstract HandLayer Softmax(int size);

    public abstract HandLayer Dropout(int size, float rate);

    public abstract HandOptimizer SGD(double rate);

    public abstract HandOptimizer Adam(double rate, double epsilon = 1e-7);

    private sealed class PlainToolkit : Toolkit
    {
        public override HandLayer Dense(int inputs, int units) => new PlainDense(inputs, units);

        public override HandLayer Conv2D(int height, int width, int channels, int filters, int size) =>
            new PlainConv2D(height, width, channels, filters, size);

        public override HandLayer MaxPooling2D(int height, int width, int channels, int size) =>
            new PlainMaxPooling2D(height, width, channels, size);

        public override HandLayer ReLU(int size) => new PlainReLU(size);

        public override HandLayer Softmax(int size) => new PlainSoftmax(size);

        public override HandLayer Dropout(int size, float rate) => new PlainDropout(size, rate);

        public override HandOptimizer SGD(double rate) => new PlainSGD(rate);

        public override HandOptimizer Adam(double rate, double epsilon) => new PlainAdam(rate, epsilon);
    }

    private sealed class TensorToolkit : Toolkit
    {
        public override HandLayer Dense(int inputs, int units) => new TensorDense(inputs, units);

        public override HandLayer Conv2D(int height, int width, int channels, int filters, int size) =>
            new TensorConv2D(height, width, channels, filters, size);

        public override HandLayer MaxPooling2D(int height, int width, int channels, int size) =>
            new TensorMaxPooling2D(height, width, channels, size);

        public override HandLayer ReLU(int size) => new TensorReLU(size);

        public override HandLayer Softmax(int size) => new TensorSoftmax(size);

        public override HandLayer Dropout(int size, float rate) => new TensorDropout(size, rate);

        public override HandOptimizer SGD(double rate) => new TensorSGD(rate);

        public override HandOptimizer Adam(double rate, double epsilon) => new TensorAdam(rate, epsilon);
    }
}
