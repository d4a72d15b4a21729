using System.Diagnostics;
using BenchmarkDotNet.Running;
using StaticNet.Benchmarks.CodeSize;
using StaticNet.Benchmarks.Compare;
using StaticNet.Benchmarks.Comparisons;
using StaticNet.Benchmarks.Ide;
using StaticNet.Benchmarks.Roofline;
using StaticNet.Benchmarks.Shapes;
using StaticNet.Benchmarks.Startup;

// The process that startup times: nothing comes before it.
long start = Stopwatch.GetTimestamp();
if (args is [StartupChild.Verb, string started])
{
    return StartupChild.Run(started, start);
}

// The process whose compiled methods codesize counts.
if (args is [CodeSizeChild.Verb, string counted, string call])
{
    return CodeSizeChild.Run(counted, call == "train");
}

// startup: from the first line to the first inference; with the option, of a program published as native code.
if (args is ["startup", NativeStartup.Option])
{
    return NativeStartup.Run();
}

if (args is ["startup", .. string[] startups])
{
    return StartupCommand.Run(startups);
}

// ide: what a keystroke costs the generator and the analyzers.
if (args is ["ide"])
{
    return IdeCommand.Run();
}

// codesize: bytes of IL and of machine code.
if (args is ["codesize", .. string[] sizes])
{
    return CodeSizeCommand.Run(sizes);
}

// shapes: odd shapes' share of this machine's limits.
if (args is ["shapes"])
{
    return ShapesCommand.Run();
}

// compare: every workload on every engine there is.
if (args is ["compare", .. string[] rest])
{
    return CompareCommand.Run(rest);
}

// roofline: each kernel's share of this machine's limits. Anything else goes to BenchmarkDotNet (try --list flat).
if (args is ["roofline", ..])
{
    RooflineReport.Print();
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(ForwardComparison).Assembly).Run(args);
return 0;
