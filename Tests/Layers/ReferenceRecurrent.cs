using System;
using System.Linq;

namespace StaticNet.Tests.Layers;

/// <summary>Recurrent layers in plain loops, from Keras' definitions: sequence [steps][features] to states [steps][units].</summary>
internal static class ReferenceRecurrent
{
    public static double[][] SimpleRNN(double[][] sequence, double[] kernel, double[] recurrent, double[] bias, double[] state)
    {
        int units = bias.Length;
        return [.. sequence.Select(x => state = [.. Enumerable.Range(0, units).Select(u =>
            Math.Tanh(bias[u] + Product(x, kernel, units, u) + Product(state, recurrent, units, u)))])];
    }

    public static double[][] LSTM(double[][] sequence, double[] kernel, double[] recurrent, double[] bias, double[] state, double[] cell)
    {
        int units = bias.Length / 4;
        return [.. sequence.Select(x =>
        {
            double Sum(int gate, int u) => bias[(gate * units) + u]
                + Product(x, kernel, 4 * units, (gate * units) + u)
                + Product(state, recurrent, 4 * units, (gate * units) + u);
            cell = [.. Enumerable.Range(0, units).Select(u =>
                (Sigmoid(Sum(1, u)) * cell[u]) + (Sigmoid(Sum(0, u)) * Math.Tanh(Sum(2, u))))];
            return state = [.. Enumerable.Range(0, units).Select(u => Sigmoid(Sum(3, u)) * Math.Tanh(cell[u]))];
        })];
    }

    public static double[][] GRU(double[][] sequence, double[] kernel, double[] recurrent, double[] bias, double[] state, bool resetAfter)
    {
        int units = state.Length;
        return [.. sequence.Select(x =>
        {
            double[] before = state;
            double Input(int gate, int u) => bias[(gate * units) + u] + Product(x, kernel, 3 * units, (gate * units) + u);
            double State(double[] h, int gate, int u) => (resetAfter ? bias[((3 + gate) * units) + u] : 0)
                + Product(h, recurrent, 3 * units, (gate * units) + u);
            double[] reset = [.. Enumerable.Range(0, units).Select(u => Sigmoid(Input(1, u) + State(before, 1, u)))];
            double[] masked = [.. before.Zip(reset, static (h, r) => h * r)];
            return state = [.. Enumerable.Range(0, units).Select(u =>
            {
                double update = Sigmoid(Input(0, u) + State(before, 0, u));
                double candidate = Math.Tanh(Input(2, u) + (resetAfter ? reset[u] * State(before, 2, u) : State(masked, 2, u)));
                return (update * before[u]) + ((1 - update) * candidate);
            })];
        })];
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Product(double[] vector, double[] matrix, int columns, int column) =>
        vector.Select((value, row) => value * matrix[(row * columns) + column]).Sum();
}
