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

            if (plan.Placements[program.Input].Arena == Arena.Activations)
            {
                Copy("LoadInput", program.Input, into: true);
            }

            Copy("StoreOutput", program.Output, into: false);
            if (program.OutputGradient >= 0)
            {
                Copy("LoadOutputGradient", program.OutputGradient, into: true);
                Copy("LoadLogitGradient", program.LogitGradient, into: true);
                Copy("StoreInputGradient", program.InputGradient, into: false);
            }
        }
    }

    private void Copy(string method, int tensor, bool into)
    {
        string e = context.Element;
        writer.Separate();
        using (writer.Block($"public static void {method}(ref {e} caller, ref {e} arena{(context.Batched ? ", nint samples" : "")})"))
        using (writer.Block("unchecked"))
        {
            string name = context.Names[tensor];
            using SourceWriter.Scope? samples = writer.BlockIf(context.Batched, "for (nint s = 0; s < samples; s++)");
            string plain = context.Batched ? Sum.Of(0, ("s", context.Tensor(tensor).Count)) : "0";
            string placed = context.Batched ? Sum.Of(0, (name, 1), ("s", context.SampleStride(tensor))) : name;
            writer.Line($"ref {e} from = {KernelContext.At(into ? "caller" : "arena", into ? plain : placed)};");
            writer.Line($"ref {e} to = {KernelContext.At(into ? "arena" : "caller", into ? placed : plain)};");
            CopyEmitter.CopySample(writer, context, tensor, "from", "to", into);
        }
    }
}
