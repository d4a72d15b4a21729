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

    /// <summary>The argument with which it would do so, such as <c>Padding = Padding.Causal</c>; null where none would.</summary>
    public virtual string? StreamsWith(LayerDeclaration layer) => null;

    /// <summary>Whether it remembers anything from step to step.</summary>
    public virtual bool Remembers(Node node) => false;

    /// <summary>
    /// Why it cannot be applied to the steps of a sequence one by one, in words that follow "it"; null where it can. Then all of
    /// its kernels have to be such as <see cref="StepKernels"/> knows.
    /// </summary>
    public virtual string? WhyNotTimeDistributed => null;

    /// <summary>Whether it makes weighted sums of what it reads, as <see cref="KernelArguments"/> describe them: kernel, bias, activation.</summary>
    public virtual bool HasKernel => false;

    /// <summary>Whether its kernel, if it has one, weighs some channels apart from others: there is less in it than in a full one.</summary>
    public virtual bool SplitsChannels(LayerDeclaration layer) => false;

    /// <summary>The activation that it applies last.</summary>
    public virtual AppliedActivation Activation(LayerDeclaration layer) =>
        HasKernel ? AppliedActivation.Of((ActivationKind)layer.Int(nameof(Activation))) : AppliedActivation.None;

    /// <summary>
    /// Whether at inference it is linear in all that it reads, and leaves linear layers before and after it one linear layer. It may
    /// move values, repeat them, leave some out or add constants.
    /// </summary>
    public virtual bool IsLinear(LayerDeclaration layer) => false;

    /// <summary>Whether it hands on the values that it reads, each once, in another shape or order at most.</summary>
    public virtual bool KeepsValues => false;

    /// <summary>Whether, as its arguments are, it makes what it reads, in training too.</summary>
    /// <param name="node">The layer, as it looks for one step where it is applied to each.</param>
    /// <param name="input">The shape that it reads.</param>
    public virtual bool ChangesNothing(Node node, Shape input) => false;

    /// <summary>
    /// Whether every channel of its output is made of that channel of its input alone, and a number added to all of this is added to
    /// all of that.
    /// </summary>
    public virtual bool KeepsShifts(LayerDeclaration layer) => false;

    /// <summary>Whether it brings values to a common size by statistics that it takes of them.</summary>
    public virtual bool Normalizes => false;

    /// <summary>How many values one statistic of a normalisation is taken of; null where it takes none, or as many as a batch has.</summary>
    /// <param name="node">The layer, as it looks for one step where it is applied to each.</param>
    /// <param name="tile">How many samples training runs at once, where the network says it; 0 otherwise.</param>
    public virtual long? ValuesPerStatistic(Node node, int tile) => null;

    /// <summary>Whether it takes away the mean of every channel, and with it whatever was added to all of a channel.</summary>
    public virtual bool RemovesShifts(Node node) => false;

    /// <summary>The argument that says how much noise it makes in training; null for a layer that makes none.</summary>
    public virtual string? NoiseArgument => null;

    /// <summary>Whether its noise sets some values to 0 and scales the others up.</summary>
    public virtual bool Drops => false;

    /// <summary>Whether it reads whole numbers, and looks something up by them.</summary>
    public virtual bool ReadsIndices => false;

    /// <summary>Whether it makes numbers with fractions of whole ones, in training at least. Not all that do so say it.</summary>
    public virtual bool MakesFractions(LayerDeclaration layer) => HasKernel || Normalizes || (NoiseArgument is string amount && layer.Double(amount) != 0);

    /// <summary>How it makes one value of a window, or of all there is; null for a layer that does not pool.</summary>
    public virtual PoolKind? Pools(LayerDeclaration layer) => null;

    /// <summary>Whether it pools all positions into one.</summary>
    public virtual bool PoolsAll => false;

    /// <summary>The window that slides over its input; null for a layer without one.</summary>
    public virtual WindowArguments? Window(LayerDeclaration layer, Shape input) => null;

    /// <summary>The factors of Σ |y| and Σ y² of its output that training adds to the loss; 0 for none.</summary>
    public virtual (double L1, double L2) ActivityPenalty(LayerDeclaration layer) => (layer.Double("ActivityL1"), layer.Double("ActivityL2"));

    /// <summary>Adds the layer's kernels, forward and backward. Called only for models without errors.</summary>
    public abstract void Lower(Node node, Lowering lowering);
}
