using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>Losses over classes or vectors, and outputs of another shape.</summary>
internal sealed class LossShapes : LossRule
{
    protected override LossFinding? Find(LossPairing pairing)
    {
        LossCreation loss = pairing.Loss;
        bool isPart = pairing.Trainer.Loss!.Family == LossFamily.Composite;
        Shape shape = isPart ? new Shape(pairing.Output.Shape.ElementCount) : pairing.Output.Shape;
        string? wanted = loss.IsOverClasses && loss.Classes is int classes ? OfClasses(shape, classes)
            : loss.Family == LossFamily.Directions && loss.Constant("vectorSize") is int size and > 0 && shape.ElementCount % size != 0
                ? $"vectors of {Text.Of(size)}"
            : null;
        return wanted is null
            ? null
            : new LossFinding(
                Rules.UnfitOutput, loss.Name, wanted, pairing.Trainer.Network!.Name, pairing.Output.Layer, shape.ToString(), Advice(loss, shape));
    }

    // What the loss asks for, where the shape is another; as the runtime checks it.
    private static string? OfClasses(Shape shape, int classes) =>
        classes == 0
            ? shape.Rank == 1 && shape.ElementCount >= 2 ? null : "a vector of at least 2 classes"
        : (shape.Rank == 1 ? shape.ElementCount % classes == 0 : shape.Channels == classes)
            ? null
            : $"{Text.Of(classes)} classes along the last axis";

    private static string Advice(LossCreation loss, Shape shape) =>
        loss.Family == LossFamily.Classes && shape.ElementCount == 1 ? "; use BinaryCrossentropy after Sigmoid, or a unit for each class"
        : loss.IsOverClasses && shape.Channels >= 2 && shape.Rank > 1 ? $"; say classes: {Text.Of(shape.Channels)}"
        : string.Empty;
}
