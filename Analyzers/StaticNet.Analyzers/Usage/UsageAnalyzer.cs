using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generator.Declarations;

namespace StaticNet.Analyzers.Usage;

/// <summary>Checks code that uses networks: calls of their members and of trainers. Each rule is a <see cref="UsageRule"/>.</summary>
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
        });
    }

    private static void AnalyzeCall(OperationAnalysisContext context, NetworkModels models)
    {
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
        if (TrainerCreation.Read(context.Operation, models, context.CancellationToken) is TrainerCreation trainer)
        {
            foreach (UsageRule rule in UsageRule.All)
            {
                rule.OnTrainer(context, trainer);
            }
        }
    }
}
