namespace StaticNet;

/// <summary>
/// A layer that a struct of one's own computes: <c>[Custom&lt;Swish&lt;float&gt;&gt;]</c>. The struct has to be seen by the whole
/// assembly (internal or public). Without a name the layer is called after the struct in Keras' snake case (<c>swish</c>,
/// <c>swish_1</c> ...), and its parameters are saved as <c>swish/beta</c>.
/// </summary>
/// <typeparam name="TLayer">Implements <see cref="ICustomLayer{T}"/> of the network's precision.</typeparam>
public sealed class CustomAttribute<TLayer> : LayerAttribute
    where TLayer : struct
{
    /// <summary>
    /// The output's sizes for this use, in place of those that the struct's <see cref="CustomLayerAttribute"/> tells: 1 to 4,
    /// channels last, each at least 1 or one of <see cref="LayerSize"/>'s that begin with Input. Default: as the struct tells.
    /// </summary>
    public int[] OutputShape { get; set; } = [];
}
