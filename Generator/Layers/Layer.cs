using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>
/// A kind of layer: what it reads from its attribute, its shape rule, its parameters, and how it lowers to kernels. One file
/// each; <see cref="LayerCatalog"/> finds them by itself.
/// </summary>
internal abstract class Layer
{
    /// <summary>The attribute class without its suffix: <c>Conv2D</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// The names of the layers that it reads where its attribute names them; null where it reads one: that which
    /// <c>From</c> names, or else the layer before it.
    /// </summary>
    public virtual EquatableArray<string>? Sources(LayerDeclaration layer) => null;

    /// <summary>
    /// Further layers that it reads by name. They follow among its inputs those that <see cref="Sources"/> or <c>From</c> name.
    /// </summary>
    public virtual EquatableArray<LayerReference> References(LayerDeclaration layer) => [];

    /// <summary>
    /// Reads the attribute, checks it against the shapes that arrive, and tells the shape that leaves. Returns null after an
    /// error that leaves the output shape unknown; errors go to the context.
    /// </summary>
    public abstract LayerShape? Infer(InferenceContext context);

    /// <summary>Whether it makes each step of a sequence from that step and what it remembers of those before.</summary>
    public virtual bool Streams(Node node) => false;

    /// <summary>Whether it remembers anything from step to step.</summary>
    public virtual bool Remembers(Node node) => false;

    /// <summary>
    /// Why it cannot be applied to the steps of a sequence one by one, in words that follow "it"; null where it can. Then all of
    /// its kernels have to be such as <see cref="StepKernels"/> knows.
    /// </summary>
    public virtual string? WhyNotTimeDistributed => null;

    /// <summary>The factors of Σ |y| and Σ y² of its output that training adds to the loss; 0 for none.</summary>
    public virtual (double L1, double L2) ActivityPenalty(LayerDeclaration layer) => (layer.Double("ActivityL1"), layer.Double("ActivityL2"));

    /// <summary>Adds the layer's kernels, forward and backward. Called only for models without errors.</summary>
    public abstract void Lower(Node node, Lowering lowering);
}
