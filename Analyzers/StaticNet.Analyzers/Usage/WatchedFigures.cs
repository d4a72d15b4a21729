using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>Callbacks that watch a figure which this Fit does not have.</summary>
internal sealed class WatchedFigures : UsageRule
{
    private const string OfValidation = "val_";

    public override void OnCall(NetworkCall call)
    {
        if (call is not { Kind: CallKind.Fit, Trainer: TrainerCreation trainer }
            || trainer.Setting("Callbacks") is not IOperation callbacks
            || !IsHere(call)
            || Unchanged(callbacks, call.Cancellation) is not { } elements
            || MetricsOf(trainer, call.Cancellation) is not { } metrics)
        {
            return;
        }

        bool validates = Validates(call);
        if (IsRepeated(call, validates) || ExpectedThrow.Contains(call.Operation))
        {
            return;
        }

        string[] figures = ["loss", .. metrics];
        figures = validates ? [.. figures, .. figures.Select(static figure => OfValidation + figure)] : figures;
        foreach (IOperation element in elements)
        {
            if (Origin.Find(element, call.Cancellation) is IObjectCreationOperation callback
                && MonitorOf(callback, call.Cancellation) is IArgumentOperation monitor
                && Origin.Find(monitor.Value, call.Cancellation).ConstantValue is { HasValue: true, Value: string watched }
                && !figures.Contains(watched))
            {
                Report(call, callback, monitor, watched, figures, validates);
            }
        }
    }

    private static void Report(
        NetworkCall call, IObjectCreationOperation callback, IArgumentOperation monitor, string watched, string[] figures, bool validates)
    {
        bool isGiven = monitor.ArgumentKind == ArgumentKind.Explicit;
        Location place = (isGiven ? NetworkCall.ExpressionOf(monitor) : callback.Syntax).GetLocation();
        FigureAdvice advice = FigureAdvice.Of(watched, figures, validates);
        Remedy? remedy = isGiven && advice.Instead is not null
            ? new Remedy(FindingProperties.Replace, place, SymbolDisplay.FormatLiteral(advice.Instead, quote: true))
            : null;
        call.Report(
            Rules.UnknownFigure, place, remedy, callback.Type!.Name, watched, string.Join(", ", figures), advice.Text);
    }

    // A trainer elsewhere may be used by other calls, for which the callback is right.
    private static bool IsHere(NetworkCall call) =>
        Origin.WithoutConversions(call.Operation.Instance!) is ILocalReferenceOperation or IObjectCreationOperation;

    // Null may be what a variable holds: with it there are figures of validation or not, and nothing is said of either.
    private static bool Validates(NetworkCall call) => call.Operation.Arguments.Any(static argument =>
        argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "validation" }
        && argument.Value is not { ConstantValue: { HasValue: true, Value: null } });

    // One mistake, however many calls follow.
    private static bool IsRepeated(NetworkCall call, bool validates) =>
        Origin.Local(call.Operation.Instance) is ILocalSymbol trainer
        && LocalUses.Of(call.Operation).References(trainer).Any(use =>
            use.Parent is IInvocationOperation { TargetMethod.Name: "Fit" } other
            && other.Syntax.SpanStart < call.Operation.Syntax.SpanStart
            && other.Arguments.Any(static argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "validation" }) == validates);

    private static IReadOnlyList<string>? MetricsOf(TrainerCreation trainer, CancellationToken cancellation)
    {
        if (trainer.Setting("Metrics") is not IOperation metrics)
        {
            return [];
        }

        if (Unchanged(metrics, cancellation) is not { } elements)
        {
            return null;
        }

        string[] names = [.. elements.Select(metric => MetricNames.Of(metric, cancellation)).OfType<string>()];
        return names.Length == elements.Count ? names : null;
    }

    // Of a local that something else uses as well, elements may be others.
    private static IReadOnlyList<IOperation>? Unchanged(IOperation list, CancellationToken cancellation) =>
        Origin.WithoutConversions(list) switch
        {
            IFieldReferenceOperation => null,
            ILocalReferenceOperation local when LocalUses.Of(local).References(local.Local).Count > 1 => null,
            _ => Elements.Of(list, cancellation),
        };

    private static IArgumentOperation? MonitorOf(IObjectCreationOperation callback, CancellationToken cancellation)
    {
        if (callback.Type?.Name is not ("EarlyStopping" or "ReduceLROnPlateau" or "ModelCheckpoint")
            || !RuntimeTypes.IsOurs(callback.Type, callback.Type.Name))
        {
            return null;
        }

        // Without saveBestOnly, figures do not matter.
        IArgumentOperation? bestOnly = callback.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "saveBestOnly");
        return bestOnly is null || Origin.Find(bestOnly.Value, cancellation).ConstantValue is { HasValue: true, Value: true }
            ? callback.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "monitor")
            : null;
    }
}
