using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission;

/// <summary>Writes a program for one vector path: a static class with a method per kernel, and the sequences that call them.</summary>
internal sealed class ProgramEmitter
{
    private readonly SourceWriter _writer;
    private readonly KernelContext _context;
    private readonly string _layout;

    private ProgramEmitter(SourceWriter writer, KernelContext context, string layout)
    {
        _writer = writer;
        _context = context;
        _layout = layout;
    }

    private KernelProgram Program => _context.Plan.Program;

    /// <summary>Writes the class.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="context">The program and the vector path.</param>
    /// <param name="name">The class's name.</param>
    /// <param name="layout">The class that holds the arena's offsets.</param>
    public static void Write(SourceWriter writer, KernelContext context, string name, string layout) =>
        new ProgramEmitter(writer, context, layout).Write(name);

    private void Write(string name)
    {
        List<Kernel> all = [.. Program.Prepare, .. Program.Forward, .. Program.Backward];
        Queue<string> names = new(_context.Names.Kernels);
        Step Name(Kernel kernel) => kernel is Scan scan
            ? new Step(scan, "", scan.Body.Select(Name).ToEquatableArray())
            : new Step(kernel, names.Dequeue(), []);
        List<Step> steps = [.. all.Select(Name)];
        List<Step> prepare = steps.GetRange(0, Program.Prepare.Count);
        List<Step> forward = steps.GetRange(prepare.Count, Program.Forward.Count);
        List<Step> backward = steps.GetRange(prepare.Count + forward.Count, Program.Backward.Count);
        HashSet<int> optional = TransposedForInputGradient();
        bool IsOptional(Step step) => step.Kernel.Writes.Any(optional.Contains);

        _writer.Separate();
        _writer.Line($"/// <summary>{(_context.Batched ? "A tile of samples" : "One sample")}, over {_context.Vector.Replace("<", "&lt;").Replace(">", "&gt;")}.</summary>");
        using (_writer.Block($"file static class {name}"))
        {
            if (_context.Plan.PreparedSize > 0)
            {
                WritePrepare(prepare.FindAll(step => !IsOptional(step)));
            }

            WriteForward(forward);
            if (_context.Batched)
            {
                WriteBackward(backward, prepare.FindAll(IsOptional));
            }

            IEnumerable<Step> written = steps.SelectMany(static step => step.Kernel is Scan ? step.Body : [step]).Where(step => !IsFree(step.Kernel));
            foreach (IGrouping<string, Step> alike in written.GroupBy(static step => step.Name))
            {
                WriteMethod(alike.First(), alike.Select(static step => step.Kernel.Label));
            }

            IEnumerable<Tensor> bordered = Program.Tensors.Where(tensor => tensor.View is null && HasBorder(tensor.Id));
            foreach (IGrouping<string, Tensor> alike in bordered.GroupBy(tensor => _context.Names.ClearHalo(tensor.Id)))
            {
                WriteHaloMethod(alike.First(), alike.Select(static tensor => tensor.Name));
            }
        }
    }

    /// <summary>Transposed kernels that only the gradient of the network's input reads.</summary>
    private HashSet<int> TransposedForInputGradient()
    {
        IEnumerable<Kernel> certain = Program.Prepare.Concat(Program.Forward).Concat(Program.Backward.Where((_, i) => !_context.Plan.ForInputGradient[i]));
        HashSet<int> always = [.. certain.SelectMany(static kernel => kernel.Reads)];
        return
        [
            .. Program.Tensors
                .Where(tensor => tensor.Role == TensorRole.Transposed && !always.Contains(tensor.Id))
                .Select(static tensor => tensor.Id),
        ];
    }

    private void WritePrepare(List<Step> steps)
    {
        string e = _context.Element;
        _writer.Line("/// <summary>What is derived from the parameters alone.</summary>");
        using (_writer.Block($"public static void Prepare(ref {e} parameters, ref {e} prepared)"))
        {
            steps.ForEach(WriteCall);
        }
    }

    private void WriteForward(List<Step> steps)
    {
        string e = _context.Element;
        string input = _context.Plan.Placements[Program.Inputs[0]].Arena == Arena.Caller ? $"ref {e} input, " : "";
        string rest = _context.Plan.StateSize > 0 ? $", ref {e} state" : _context.Batched ? $", ref {e} gradients, nint samples, bool training, ulong seed, int firstSample{(Program.HasPenalties ? ", ref double penalty" : "")}" : "";
        _writer.Separate();
        _writer.Line("/// <summary>The way from the input to the output.</summary>");
        using (_writer.Block($"public static void Forward({input}ref {e} arena, ref {e} parameters, ref {e} prepared{rest})"))
        {
            foreach (int tensor in Program.Inputs)
            {
                ClearHalo(tensor);
            }

            WriteSequence(steps, 0, steps.Count);
        }
    }

    private void WriteBackward(List<Step> steps, List<Step> transposes)
    {
        string e = _context.Element;
        _writer.Separate();
        _writer.Line("/// <summary>The way back, adding to the parameter gradients.</summary>");
        using (_writer.Block($"public static void Backward(ref {e} arena, ref {e} parameters, ref {e} gradients, ref {e} prepared, nint samples, bool fromLogits, bool forInput{(Program.HasPenalties ? $", {e} lossScale" : "")})"))
        {
            int activation = Program.OutputActivationKernels;
            if (activation > 0)
            {
                using (_writer.Block("if (!fromLogits)"))
                {
                    WriteSequence(steps, 0, activation);
                }
            }

            foreach (int tensor in Program.LogitGradients)
            {
                ClearHalo(tensor);
            }

            if (transposes.Count > 0)
            {
                using (_writer.Block("if (forInput)"))
                {
                    transposes.ForEach(WriteCall);
                }
            }

            for (int i = activation; i < steps.Count;)
            {
                bool only = _context.Plan.ForInputGradient[i];
                int end = i;
                while (end < steps.Count && _context.Plan.ForInputGradient[end] == only)
                {
                    end++;
                }

                using SourceWriter.Scope? scope = _writer.BlockIf(only, "if (forInput)");
                WriteSequence(steps, i, end);
                i = end;
            }
        }
    }

    private void WriteSequence(List<Step> steps, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            Kernel kernel = steps[i].Kernel;
            using (_writer.BlockIf(kernel.Phase != Phase.Always, kernel.Phase == Phase.Training ? "if (training)" : "if (!training)"))
            {
                WriteCall(steps[i]);
            }

            foreach (int tensor in kernel.Writes.Where(tensor => HasBorder(tensor) && IsLastWriter(steps, i, tensor)))
            {
                ClearHalo(tensor);
            }
        }
    }

    /// <summary>Whether the next kernel that uses a tensor reads it: then its halo has to be right.</summary>
    private static bool IsLastWriter(List<Step> steps, int index, int tensor)
    {
        Kernel? next = steps.Skip(index + 1).Select(static step => step.Kernel)
            .FirstOrDefault(kernel => kernel.Reads.Contains(tensor) || kernel.Writes.Contains(tensor));
        return next is null || !next.Writes.Contains(tensor);
    }

    private void WriteCall(Step step)
    {
        if (IsFree(step.Kernel))
        {
            _writer.Line($"// {step.Kernel.Label}: {step.Kernel.Purpose}, in place.");
            return;
        }

        if (step.Kernel is Scan scan)
        {
            string count = Literal.Of(scan.Steps);
            _writer.Line($"// {scan.Label}: {scan.Purpose}, step by step.");
            using (_writer.Block(scan.Reverse ? $"for (nint t = {count} - 1; t >= 0; t--)" : $"for (nint t = 0; t < {count}; t++)"))
            {
                foreach (Step inner in step.Body)
                {
                    WriteCall(inner);
                }
            }

            return;
        }

        List<string> arguments = [.. KernelContext.Operands(step.Kernel).Select(Reference)];
        if (_context.Batched && UsesSamples(step.Kernel))
        {
            arguments.Add("samples");
        }

        if (Alternates(step.Kernel))
        {
            arguments.Add("t");
        }

        if (step.Kernel is Call { IsRandom: true })
        {
            arguments.Add("seed");
            arguments.Add("firstSample");
        }

        if (PenaltyParameter(step.Kernel) is (string argument, _))
        {
            arguments.Add(argument);
        }

        _writer.Line($"{step.Name}({string.Join(", ", arguments)});");
    }

    private void ClearHalo(int tensor)
    {
        if (HasBorder(tensor))
        {
            _writer.Line($"{_context.Names.ClearHalo(tensor)}({Reference(tensor)}{(_context.Batched ? ", samples" : "")});");
        }
    }

    private bool HasBorder(int tensor) => _context.Plan.Placements[tensor] is { Arena: Arena.Activations, Layout.HasHalo: true };

    private string Reference(int tensor)
    {
        Placement placement = _context.Plan.Placements[tensor];
        if (_context.Tensor(tensor).View is TensorView view)
        {
            int stride = _context.Layout(view.Parent).Strides[0];
            string parent = Reference(view.Parent).Substring("ref ".Length);
            return "ref Unsafe.Add(ref " + parent + ", " + Sum.Of(view.Shift * stride, ("t", stride)) + ")";
        }

        return placement.Arena switch
        {
            Arena.Caller => "ref input",
            Arena.Activations => $"ref Unsafe.Add(ref arena, {_layout}.{_context.Names[tensor]})",
            Arena.State => $"ref Unsafe.Add(ref state, {_layout}.{_context.Names[tensor]})",
            Arena.Prepared => $"ref Unsafe.Add(ref prepared, {_layout}.{_context.Names[tensor]})",
            Arena.Parameters => $"ref Unsafe.Add(ref parameters, {ParameterConstant(tensor)})",
            Arena.Gradients => $"ref Unsafe.Add(ref gradients, {ParameterConstant(tensor)})",
            _ => throw new InvalidOperationException($"{_context.Tensor(tensor).Name} has no place."),
        };
    }

    private string ParameterConstant(int tensor)
    {
        int parameter = _context.Tensor(tensor).Parameter;
        Tensor owner = Program.Tensors.First(candidate => candidate.Role == TensorRole.Parameter && candidate.Parameter == parameter);
        return $"ParameterOffset.{_context.Names[owner.Id]}";
    }

    /// <summary>A reshape whose two ends are the same memory.</summary>
    private bool IsFree(Kernel kernel) =>
        kernel is Reshape reshape && _context.Plan.Placements[reshape.Source] is { Arena: Arena.Activations } source &&
        source.Offset == _context.Plan.Placements[reshape.Out].Offset;

    private bool Alternates(Kernel kernel) => kernel is Contraction { AlongSum: false, Repeated: true } contraction && ContractionEmitter.Alternates(_context, contraction);

    private static bool UsesSamples(Kernel kernel) =>
        kernel is not Call { Routine: Routine.Transpose or Routine.TransposeWindows or Routine.MovingScale or Routine.WinogradKernel or Routine.Column };

    /// <summary>What a kernel of an activity's penalty takes beside tensors: where the sum goes, or the scale of the loss.</summary>
    private (string Argument, string Parameter)? PenaltyParameter(Kernel kernel) => kernel switch
    {
        Penalty => ("ref penalty", "ref double penalty"),
        PenaltyGradient => ("lossScale", $"{_context.Element} lossScale"),
        _ => null,
    };

    /// <summary>The method of a kernel, and of all that do the same for these layers.</summary>
    private void WriteMethod(Step step, IEnumerable<string> labels)
    {
        Kernel kernel = step.Kernel;
        List<string> parameters = [.. KernelContext.Operands(kernel).Select(tensor => $"ref {_context.Element} {_context.Names[tensor]}")];
        if (_context.Batched && UsesSamples(kernel))
        {
            parameters.Add("nint samples");
        }

        if (Alternates(kernel))
        {
            parameters.Add("nint t");
        }

        if (kernel is Call { IsRandom: true })
        {
            parameters.Add("ulong seed");
            parameters.Add("int firstSample");
        }

        if (PenaltyParameter(kernel) is (_, string parameter))
        {
            parameters.Add(parameter);
        }

        _writer.Separate();
        string layers = string.Join(", ", labels.Distinct());
        string comment = kernel is Contraction contraction
            ? $"{layers}: {kernel.Purpose}; {(contraction.AlongSum ? DotEmitter.Describe(contraction) : ContractionEmitter.Describe(_context, contraction))}"
            : $"{layers}: {kernel.Purpose}.";
        _writer.Line("// " + comment.Replace("\n", "\n// "));
        _writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (_writer.Block($"private static void {step.Name}({string.Join(", ", parameters)})"))
        using (_writer.Block("unchecked"))
        {
            KernelEmitter.Write(_writer, _context, kernel);
        }
    }

    private void WriteHaloMethod(Tensor tensor, IEnumerable<string> names)
    {
        string name = _context.Names[tensor.Id];
        _writer.Separate();
        _writer.Line($"// The border of zeros around {string.Join(", ", names)}, so that padded windows need no test for the edge.");
        using (_writer.Block($"private static void {_context.Names.ClearHalo(tensor.Id)}(ref {_context.Element} {name}{(_context.Batched ? ", nint samples" : "")})"))
        using (_writer.Block("unchecked"))
        {
            CopyEmitter.ClearHalo(_writer, _context, tensor.Id);
        }
    }

    /// <summary>A kernel and the name of its method; a scan has a body instead.</summary>
    private sealed record Step(Kernel Kernel, string Name, EquatableArray<Step> Body);
}
