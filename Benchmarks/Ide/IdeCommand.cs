using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Analyzers;
using StaticNet.Benchmarks.Compare;
using StaticNet.Benchmarks.Roofline;
using StaticNet.Generator;

namespace StaticNet.Benchmarks.Ide;

/// <summary>Drives the generator and the analyzers as an editor does: after every keystroke, over a project of 50 networks.</summary>
internal static class IdeCommand
{
    private const int WarmUps = 60;
    private const int Edits = 41;

    /// <summary>Prints what a keystroke costs. Returns 1 where the generator did more than it had to.</summary>
    public static int Run()
    {
        CSharpCompilation project = IdeProject.Create();
        ImmutableArray<Diagnostic> errors = [.. project.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        GeneratorDriver driver = Driver(tracked: false);
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(project);
        TimeSpan first = Stopwatch.GetElapsedTime(start);
        GeneratorDriver tracked = Driver(tracked: true).RunGenerators(project);
        CompareTable.Line($"{IdeProject.Networks} networks of 5 to 50 layers; the first run of the generator: {first.TotalMilliseconds:F0} ms");
        CompareTable.Line($"");
        CompareTable.Line($"{"keystroke",-44} {"median, ms",10} {"best, ms",9} {"declarations read anew",23} {"files written anew",19}");
        SyntaxTree unrelated = project.SyntaxTrees.Single(static tree => tree.FilePath == "Unrelated.cs");
        SyntaxTree largest = project.SyntaxTrees.Single(static tree => tree.FilePath == $"Network{IdeProject.Networks - 1}.cs");
        int elsewhere = Generator(driver, tracked, "generator, in an unrelated file", edit => project.ReplaceSyntaxTree(unrelated, IdeProject.Unrelated(edit)));
        int here = Generator(driver, tracked, "generator, in the network of 50 layers", edit => project.ReplaceSyntaxTree(largest, IdeProject.Largest(10 + edit)));
        Analyzers("analyzers, in the network of 50 layers", project, largest, IdeProject.Largest);
        Analyzers("the same while a mistake stands", project, largest, IdeProject.Broken);
        driver.RunGeneratorsAndUpdateCompilation(project, out Compilation generated, out _);
        SyntaxTree calls = IdeProject.Calls(0);
        Analyzers("analyzers, in calls of 10 networks", generated.AddSyntaxTrees(calls), calls, IdeProject.Calls);
        return errors.IsEmpty && elsewhere == 0 && here == 1 ? 0 : 1;
    }

    /// <summary>A line; the number of files that the last edit wrote anew.</summary>
    private static int Generator(GeneratorDriver driver, GeneratorDriver tracked, string name, Func<int, CSharpCompilation> edit)
    {
        double[] times = new double[Edits];
        for (int i = -WarmUps; i < Edits; i++)
        {
            // The editor has bound what it shows; the generator is not to pay for it.
            CSharpCompilation edited = edit(i + WarmUps + 1);
            edited.GetDeclarationDiagnostics();
            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(edited);
            double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (i >= 0)
            {
                times[i] = milliseconds;
            }
        }

        GeneratorRunResult result = tracked.RunGenerators(edit(1)).GetRunResult().Results.Single();
        int declarations = Changed(result.TrackedSteps[NetworkGenerator.DeclarationStep]);
        int files = Changed(result.TrackedOutputSteps.SelectMany(static steps => steps.Value));
        CompareTable.Line($"{name,-44} {Timing.Median(times),10:F2} {times.Min(),9:F2} {declarations,23} {files,19}");
        return files;
    }

    // An editor does not keep record of the steps, and does not pay for it.
    private static GeneratorDriver Driver(bool tracked) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: IdeProject.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracked));

    private static int Changed(IEnumerable<IncrementalGeneratorRunStep> steps) => steps
        .SelectMany(static step => step.Outputs)
        .Count(static output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);

    // What the analyzers themselves take for the file that is being edited: binding is the editor's.
    private static void Analyzers(string name, Compilation project, SyntaxTree file, Func<int, SyntaxTree> edit)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            .. typeof(NetworkAnalyzer).Assembly.GetTypes()
                .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
                .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
        double[] times = new double[Edits];
        for (int i = -WarmUps; i < Edits; i++)
        {
            SyntaxTree edited = edit(10 + i + WarmUps + 1);
            Compilation compilation = project.ReplaceSyntaxTree(file, edited);
            SemanticModel model = compilation.GetSemanticModel(edited);
            model.GetDiagnostics();
            CompilationWithAnalyzers driver = new(compilation, analyzers, new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
            driver.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, default).GetAwaiter().GetResult();
            double milliseconds = analyzers.Sum(analyzer => driver.GetAnalyzerTelemetryInfoAsync(analyzer, default).GetAwaiter().GetResult().ExecutionTime.TotalMilliseconds);
            if (i >= 0)
            {
                times[i] = milliseconds;
            }
        }

        CompareTable.Line($"{name,-44} {Timing.Median(times),10:F2} {times.Min(),9:F2}");
    }
}
