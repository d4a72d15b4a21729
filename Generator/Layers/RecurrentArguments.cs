using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>What every recurrent layer reads from its attribute.</summary>
internal sealed record RecurrentArguments(
    int Units,
    ActivationKind Activation,
    ActivationKind RecurrentActivation,
    bool ReturnSequences,
    bool GoBackwards,
    double Dropout,
    double RecurrentDropout,
    MergeKind Bidirectional,
    string? InitialState,
    string? InitialCellState,
    KernelArguments Kernel,
    InitializerKind RecurrentInitializer,
    double RecurrentInitializerValue,
    bool UnitForgetBias,
    bool ResetAfter)
{
    /// <summary>What training does to recurrent kernels.</summary>
    public ParameterRule? RecurrentRule { get; init; }

    public bool IsBidirectional => Bidirectional != MergeKind.None;

    public static RecurrentArguments Read(LayerDeclaration layer) => new(
        layer.Int(nameof(Units)),
        (ActivationKind)layer.Int(nameof(Activation), (int)ActivationKind.Tanh),
        (ActivationKind)layer.Int(nameof(RecurrentActivation), (int)ActivationKind.Sigmoid),
        layer.Bool(nameof(ReturnSequences), false),
        layer.Bool(nameof(GoBackwards), false),
        layer.Double(nameof(Dropout)),
        layer.Double(nameof(RecurrentDropout)),
        (MergeKind)layer.Int(nameof(Bidirectional)),
        layer.String(nameof(InitialState)),
        layer.String(nameof(InitialCellState)),
        KernelArguments.Read(layer),
        (InitializerKind)layer.Int(nameof(RecurrentInitializer), (int)InitializerKind.Orthogonal),
        layer.Double(nameof(RecurrentInitializerValue)),
        layer.Bool(nameof(UnitForgetBias), true),
        layer.Bool(nameof(ResetAfter), true))
    {
        RecurrentRule = ParameterRules.Read(layer, "Recurrent"),
    };
}
