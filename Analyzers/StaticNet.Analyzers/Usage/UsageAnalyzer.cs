using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Declarations;

namespace StaticNet.Analyzers.Usage;

/// <summary>
/// Checks code that uses networks: calls of their members and of trainers, each rule a <see cref="UsageRule"/>, and the constants that
/// any call is given.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.OfUsage;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.NetworkAttribute) is null)
            {
                return;
            }

            // Every call of one network asks the same.
            NetworkModels models = new();
            start.RegisterOperationAction(operation => AnalyzeCall(operation, models), OperationKind.Invocation);
            start.RegisterOperationAction(operation => AnalyzeCreation(operation, models), OperationKind.ObjectCreation);
            start.RegisterOperationAction(ValueRanges.OnAssignment, OperationKind.SimpleAssignment);
            start.RegisterOperationAction(ValueRanges.OnConversion, OperationKind.Conversion);
            start.RegisterOperationAction(operation => ParameterNames.OnProperty(operation, models), OperationKind.PropertyReference);
        });
    }

    private static void AnalyzeCall(OperationAnalysisContext context, NetworkModels models)
    {
        ValueRanges.OnCall(context, ((IInvocationOperation)context.Operation).Arguments);
        ParameterNames.OnCall(context, models);
        if (NetworkCall.Read(context, models) is NetworkCall call)
        {
            foreach (UsageRule rule in UsageRule.All)
            {
                rule.OnCall(call);
            }
        }
    }

    private static void AnalyzeCreation(OperationAnalysisContext context, NetworkModels models)
    {
        ValueRanges.OnCall(context, ((IObjectCreationOperation)context.Operation).Arguments);
        DatasetCounts.OnCreation(context);
        if (TrainerCreation.Read(context.Operation, models, context.CancellationToken) is TrainerCreation trainer)
        {
            foreach (UsageRule rule in UsageRule.All)
            {
                rule.OnTrainer(context, trainer);
            }
        }
    }
}
