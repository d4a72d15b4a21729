namespace StaticNet.Analyzers.Usage;

/// <summary>What is called.</summary>
internal enum CallKind
{
    /// <summary><c>network.Forward(input, output)</c>, also with a span for every input and output.</summary>
    Forward,

    /// <summary><c>network.Forward(context, inputs, outputs)</c>.</summary>
    ForwardBatch,

    /// <summary><c>network.Step(state, input, output)</c>.</summary>
    Step,

    /// <summary><c>network.Backward(context, ...)</c> or <c>BackwardFromLogits</c>.</summary>
    Backward,

    /// <summary><c>network.Load(path)</c>.</summary>
    Load,

    /// <summary><c>trainer.Step(inputs, targets)</c>.</summary>
    TrainerStep,

    /// <summary><c>trainer.Fit(dataset, ...)</c>.</summary>
    Fit,

    /// <summary><c>trainer.Evaluate(dataset, ...)</c>.</summary>
    Evaluate,

    /// <summary><c>trainer.Predict(inputs, ...)</c>.</summary>
    Predict,
}
