using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission;

/// <summary>Writes a program's arena: named offsets, and the copies between the caller's memory and it.</summary>
internal sealed class ArenaEmitter(SourceWriter writer, KernelContext context)
{
    /// <summary>Writes the class of a program.</summary>
    /// <param name="name">The class's name.</param>
    /// <param name="summary">What it is, for the comment.</param>
    public void Write(string name, string summary)
    {
        ProgramPlan plan = context.Plan;
        KernelProgram program = plan.Program;
        writer.Separate();
        writer.Line($"/// <summary>{summary}</summary>");
        using (writer.Block($"file static class {name}"))
        {
            writer.Line($"public const int Size = {Literal.Of(plan.ArenaSize)};");
            writer.Line($"public const int PreparedSize = {Literal.Of(plan.PreparedSize)};");
            if (plan.StateSize > 0)
            {
                writer.Line($"public const int StateSize = {Literal.Of(plan.StateSize)};");
            }

            foreach (Tensor tensor in program.Tensors)
            {
                Placement placement = plan.Placements[tensor.Id];
                if (tensor.View is null && placement.Arena is (Arena.Activations or Arena.Prepared or Arena.State))
                {
                    writer.Line($"public const int {context.Names[tensor.Id]} = {Literal.Of(placement.Offset)};");
                }
            }

            if (plan.Placements[program.Inputs[0]].Arena == Arena.Activations)
            {
                Copies("LoadInput", program.Inputs, into: true);
            }

            Copies("StoreOutput", program.Outputs, into: false);
            if (program.Training)
            {
                Copies("LoadOutputGradient", program.OutputGradients, into: true);
                Copies("LoadLogitGradient", program.LogitGradients, into: true);
                Copies("StoreInputGradient", program.InputGradients, into: false);
            }
        }
    }

    /// <summary>The name of the copy of one of several tensors.</summary>
    public static string Numbered(string method, int index, int count) => count == 1 ? method : method + Literal.Of(index);

    private void Copies(string method, EquatableArray<int> tensors, bool into)
    {
        int pitch = tensors.Sum(tensor => context.Tensor(tensor).Count);
        for (int i = 0; i < tensors.Count; i++)
        {
            Copy(Numbered(method, i, tensors.Count), tensors[i], pitch, into);
        }
    }

    /// <summary>A copy of one tensor; with the caller samples are <paramref name="pitch"/> elements apart.</summary>
    private void Copy(string method, int tensor, int pitch, bool into)
    {
        string e = context.Element;
        writer.Separate();
        using (writer.Block($"public static void {method}(ref {e} caller, ref {e} arena{(context.Batched ? ", nint samples" : "")})"))
        using (writer.Block("unchecked"))
        {
            string name = context.Names[tensor];
            using SourceWriter.Scope? samples = writer.BlockIf(context.Batched, "for (nint s = 0; s < samples; s++)");
            string plain = context.Batched ? Sum.Of(0, ("s", pitch)) : "0";
            string placed = context.Batched ? Sum.Of(0, (name, 1), ("s", context.SampleStride(tensor))) : name;
            writer.Line($"ref {e} from = {KernelContext.At(into ? "caller" : "arena", into ? plain : placed)};");
            writer.Line($"ref {e} to = {KernelContext.At(into ? "arena" : "caller", into ? placed : plain)};");
            CopyEmitter.CopySample(writer, context, tensor, "from", "to", into);
        }
    }
}
