using System;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>A matrix of weights with its gradient and the state of an optimiser. A bias is a matrix of one row.</summary>
internal sealed class HandParameter
{
    private readonly int _rows;
    private readonly int _columns;
    private readonly bool _transposed;

    /// <summary>Makes a matrix that Keras has as rows × columns.</summary>
    /// <param name="rows">Inputs that a sum runs over.</param>
    /// <param name="columns">Units or filters.</param>
    /// <param name="transposed">Whether it is kept as columns × rows here, so that a unit's weights follow each other.</param>
    public HandParameter(int rows, int columns, bool transposed = false)
    {
        (_rows, _columns, _transposed) = (rows, columns, transposed);
        int size = rows * columns;
        (Values, Gradients, Means, Squares) = (new float[size], new float[size], new float[size], new float[size]);
    }

    public float[] Values { get; }

    public float[] Gradients { get; }

    /// <summary>Adam's running mean of the gradient.</summary>
    public float[] Means { get; }

    /// <summary>Adam's running mean of its square.</summary>
    public float[] Squares { get; }

    /// <summary>Copies from Keras' order into one of this parameter's arrays.</summary>
    public void FromKeras(ReadOnlySpan<float> keras, float[] own)
    {
        for (int i = 0; i < own.Length; i++)
        {
            own[Place(i)] = keras[i];
        }
    }

    /// <summary>Copies one of this parameter's arrays into Keras' order.</summary>
    public float[] ToKeras(float[] own)
    {
        float[] keras = new float[own.Length];
        for (int i = 0; i < keras.Length; i++)
        {
            keras[i] = own[Place(i)];
        }

        return keras;
    }

    private int Place(int keras) => _transposed ? (keras % _columns * _rows) + (keras / _columns) : keras;
}
