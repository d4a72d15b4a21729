using System.Collections.Generic;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>The state that a step multiplies with the recurrent kernel: as it is, or masked.</summary>
internal sealed class RecurrentState
{
    private readonly RecurrentPass _pass;
    private readonly Tensor _before;

    private RecurrentState(RecurrentPass pass)
    {
        _pass = pass;
        _before = pass.Before(pass.Hidden);
        AreStates = pass.RecurrentMask is null;
        AllMultiplied = AreStates ? pass.Hidden : pass.NewSequence("masked", pass.Units);
        Multiplied = AreStates ? _before : pass.Now(AllMultiplied);
    }

    /// <summary>What the current step multiplies.</summary>
    public Tensor Multiplied { get; }

    /// <summary>That of all steps.</summary>
    public Tensor AllMultiplied { get; }

    /// <summary>Whether it is the states themselves, with the row before the first step.</summary>
    public bool AreStates { get; }

    public static RecurrentState Of(RecurrentPass pass) => new(pass);

    /// <summary>The kernels that make <see cref="Multiplied"/> at a step.</summary>
    public IEnumerable<Kernel> Mask() => AreStates
        ? []
        :
        [
            LoopNest.Elementwise(
                _pass.Name,
                "masked state",
                Multiplied,
                [_before, _pass.RecurrentMask!],
                new Expression.Operand(0) * new Expression.Operand(1)),
        ];

    /// <summary>
    /// Adds to the gradient of the state before a step what its product with the recurrent kernel hands back.
    /// </summary>
    public IEnumerable<Kernel> Back(Contraction product, Tensor resultGradient, Tensor stateGradient)
    {
        if (AreStates)
        {
            return _pass.RecurBack(product, Multiplied, resultGradient, stateGradient, accumulate: true);
        }

        Tensor masked = _pass.Lowering.NewGradient(_pass.Name + "/masked/gradient", Multiplied.Dimensions);
        return
        [
            .. _pass.RecurBack(product, Multiplied, resultGradient, masked, accumulate: false),
            LoopNest.Elementwise(
                _pass.Name,
                "masked state gradient",
                stateGradient,
                [masked, _pass.RecurrentMask!],
                new Expression.Operand(0) * new Expression.Operand(1),
                accumulate: true),
        ];
    }
}
