using System;
using System.ComponentModel;
using System.Numerics;

namespace StaticNet;

/// <summary>The checks at the border of generated code, and the split of a pass into tiles. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkGuard
{
    /// <summary>Throws unless a span has the expected length.</summary>
    /// <param name="actual">The length found.</param>
    /// <param name="expected">The length expected.</param>
    /// <param name="parameter">The parameter's name.</param>
    /// <exception cref="ArgumentException">They differ.</exception>
    public static void Length(int actual, int expected, string parameter)
    {
        if (actual != expected)
        {
            ThrowLength(actual, expected, parameter);
        }
    }

    /// <summary>Throws unless a state belongs to a network's class.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="state">The state.</param>
    /// <exception cref="ArgumentException">It belongs to another class.</exception>
    public static void State<T>(IStreamingNetwork<T> network, NetworkState<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Network != network && state.Network.GetType() != network.GetType())
        {
            throw new ArgumentException($"The state belongs to {state.Network.Info.Name}, not to {network.Info.Name}.", nameof(state));
        }
    }

    /// <summary>Checks the arguments of a recording pass.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="context">Must be the network's own.</param>
    /// <param name="inputs">The input span's length.</param>
    /// <param name="outputs">The output span's length.</param>
    /// <returns>The number of samples.</returns>
    /// <exception cref="ArgumentException">The context is another network's, or a length is wrong.</exception>
    public static int Begin<T>(INetwork<T> network, NetworkContext<T> context, int inputs, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckOwner(network, context);
        NetworkInfo info = network.Info;
        int samples = inputs / info.InputSize;
        if (samples < 1 || samples > context.Capacity || samples * info.InputSize != inputs)
        {
            throw new ArgumentException(
                $"Expected 1 to {context.Capacity} samples of {info.InputSize} elements, found {inputs} elements.", nameof(inputs));
        }

        Length(outputs, samples * info.OutputSize, nameof(outputs));
        context.Samples = 0;
        context.Recorded = false;
        context.ActivityPenalty = 0;
        return samples;
    }

    /// <summary>Marks a pass as recorded.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="context">The context.</param>
    /// <param name="samples">Samples of the pass.</param>
    public static void End<T>(NetworkContext<T> context, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Samples = samples;
        context.Recorded = context.Training;
    }

    /// <summary>Checks the arguments of a backward pass.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="context">Must be the network's own and hold a training pass.</param>
    /// <param name="gradients">The incoming gradients' length.</param>
    /// <param name="inputGradients">The input gradients' length; 0 to skip them.</param>
    /// <returns>The number of samples.</returns>
    /// <exception cref="ArgumentException">The context is another network's, or a length is wrong.</exception>
    /// <exception cref="InvalidOperationException">No training pass is recorded, or it was used already.</exception>
    public static int BeginBackward<T>(INetwork<T> network, NetworkContext<T> context, int gradients, int inputGradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckOwner(network, context);
        if (!context.Recorded)
        {
            throw new InvalidOperationException(
                "Backward needs a Forward pass with this context, with Training set, that no other Backward has used up.");
        }

        Length(gradients, context.Samples * network.Info.OutputSize, nameof(gradients));
        if (inputGradients != 0)
        {
            Length(inputGradients, context.Samples * network.Info.InputSize, nameof(inputGradients));
        }

        return context.Samples;
    }

    /// <summary>How many tiles a pass falls into.</summary>
    /// <param name="samples">At least 1.</param>
    /// <param name="tile">Samples of a tile at most.</param>
    public static int Tiles(int samples, int tile) => (samples + tile - 1) / tile;

    /// <summary>The samples of one tile; tiles differ by one sample at most.</summary>
    /// <param name="samples">Samples of the pass.</param>
    /// <param name="tile">Samples of a tile at most.</param>
    /// <param name="index">Which tile.</param>
    public static (int First, int Count) TileOf(int samples, int tile, int index)
    {
        int tiles = Tiles(samples, tile);
        int first = (int)((long)samples * index / tiles);
        return (first, (int)((long)samples * (index + 1) / tiles) - first);
    }

    /// <summary>What the members of a network with errors throw.</summary>
    public static InvalidOperationException NotCompiled() =>
        new("This network was not compiled: its declaration has errors. Build the project to see them.");

    private static void CheckOwner<T>(INetwork<T> network, NetworkContext<T> context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(context);
        if (!ReferenceEquals(context.Network, network))
        {
            throw new ArgumentException(
                $"The context belongs to another instance (of {context.Network.Info.Name}), not to this {network.Info.Name}.", nameof(context));
        }
    }

    private static void ThrowLength(int actual, int expected, string parameter) =>
        throw new ArgumentException($"Expected {expected} elements, found {actual}.", parameter);
}
