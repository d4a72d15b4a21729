using System;
using System.Linq;
using StaticNet.Tests.Training;
using Xunit;

namespace StaticNet.Tests.Weights;

public sealed class ParameterViewTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 16, 1)]
    [InlineData(5, 40, 2)]
    [InlineData(7, 33, 3)]
    public void What_is_written_in_row_major_order_is_read_back_and_padding_stays_zero(int rows, int columns, int groups)
    {
        PackedLayout layout = new(rows, columns, groups);
        ParameterInfo info = new("x/kernel", [rows, columns], 16, layout, true, Initializer.Zeros, 0, rows, columns);
        ParameterStore<double> store = new([info], 16 + layout.Size, 16 + layout.Size);
        double[] values = [.. Enumerable.Range(1, rows * columns).Select(i => (double)i)];

        store["x/kernel"].Write(values);

        Assert.Equal(values, store["x/kernel"].ToArray());
        Assert.Equal(values.Sum(), store.Values.ToArray().Sum());
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                Assert.Equal(values[(row * columns) + column], store.Values[16 + layout.IndexOf(row, column)]);
            }
        }
    }

    [Fact]
    public void An_unknown_name_names_the_nearest_and_all()
    {
        MlpNetwork<float> network = new(2, 3, 4, Activation.Linear);
        UnknownParameterException exception = Assert.Throws<UnknownParameterException>(() => network.Parameters["hiden/Kernel"]);
        Assert.Equal("hidden/kernel", exception.Nearest);
        Assert.Equal(network.Parameters.Names, exception.Names);
        Assert.Contains("hidden/kernel, hidden/bias, output/kernel, output/bias", exception.Message, StringComparison.Ordinal);
        Assert.False(network.Parameters.TryGet("Hidden/kernel", out _));
    }

    [Fact]
    public void A_wrong_length_says_what_was_expected_and_changes_nothing()
    {
        MlpNetwork<float> network = new(2, 3, 4, Activation.Linear);
        float[] before = network.Parameters.Values.ToArray();
        ArgumentException exception = Assert.Throws<ArgumentException>(() => network.Parameters["output/kernel"].Write(new float[11]));
        Assert.Contains("[3, 4]: expected 12 elements, found 11", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => network.Parameters["output/kernel"].Read(new float[13]));
        Assert.Equal(before, network.Parameters.Values.ToArray());
    }

    [Fact]
    public void A_gradient_is_read_in_the_order_of_its_parameter()
    {
        MlpNetwork<double> network = new(2, 3, 4, Activation.Linear);
        NetworkContext<double> context = network.CreateContext(1);
        ParameterView<double> view = network.Parameters["output/kernel"];
        context.Gradients[view.Info.Offset + view.Info.Layout.IndexOf(1, 2)] = 5;
        double[] gradient = new double[12];
        view.ReadGradient(context, gradient);
        Assert.Equal(5, gradient[6]);
        Assert.Equal(5, gradient.Sum());
        NetworkContext<double> other = new MlpNetwork<double>(2, 3, 4, Activation.Linear).CreateContext(1);
        Assert.Throws<ArgumentException>(() => view.ReadGradient(other, gradient));
    }
}
