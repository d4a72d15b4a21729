using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;
using Xunit;

namespace StaticNet.Tests.Planning;

/// <summary>
/// Runs plans over a memory in which every element remembers the tensor that it was last written for: whatever a kernel reads
/// has to be there still.
/// </summary>
public sealed class ArenaPlannerTests
{
    [Fact]
    public void What_a_kernel_reads_nothing_has_overwritten()
    {
        foreach ((string network, NetworkPlan plan) in RandomPlans.Draw(150))
        {
            Memory inference = new(plan.Inference, network);
            inference.Write(plan.Inference.Program.Inputs);
            inference.Run(plan.Inference.Program.Forward);
            inference.Read(plan.Inference.Program.Outputs);

            foreach (bool evaluates in (bool[])[false, true])
            {
                Memory memory = new(plan.Training, network);
                memory.Write(plan.Training.Program.Inputs);
                memory.Run(plan.Training.Program.Forward.Where(kernel => kernel.Phase != (evaluates ? Phase.Training : Phase.Evaluation)));
                memory.Read(plan.Training.Program.Outputs);
            }

            foreach (bool fromLogits in (bool[])[false, true])
            {
                foreach (bool inputGradient in (bool[])[false, true])
                {
                    TrainingStep(plan.Training, fromLogits, inputGradient, network);
                }
            }
        }
    }

    [Fact]
    public void Parameters_lie_apart_and_aligned()
    {
        foreach ((string network, NetworkPlan plan) in RandomPlans.Draw(50))
        {
            int end = 0;
            foreach (ParameterEntry entry in plan.Parameters.Entries.OrderBy(static entry => entry.Offset))
            {
                PackedLayout layout = new(entry.Rows, entry.Columns, entry.Parameter.Groups);
                Assert.True(entry.Offset == end && entry.Offset % 16 == 0, network);
                Assert.True(entry.Parameter.Trainable == entry.Offset < plan.Parameters.TrainableSize, network);
                end += layout.Size;
            }

            Assert.Equal(plan.Parameters.Size, end);
        }
    }

    private static void TrainingStep(ProgramPlan plan, bool fromLogits, bool inputGradient, string network)
    {
        KernelProgram program = plan.Program;
        Memory memory = new(plan, network);
        memory.Write(program.Inputs);
        memory.Run(program.Forward.Where(static kernel => kernel.Phase != Phase.Evaluation));
        memory.Read(program.Outputs);
        memory.Write(fromLogits ? program.LogitGradients : program.OutputGradients);
        memory.Run(program.Backward.Where((_, i) =>
            (!fromLogits || i >= program.OutputActivationKernels) && (inputGradient || !plan.ForInputGradient[i])));
        if (inputGradient)
        {
            memory.Read(program.InputGradients);
        }
    }

    /// <summary>The activation arena.</summary>
    private sealed class Memory
    {
        private readonly ProgramPlan _plan;
        private readonly string _network;
        private readonly int[] _owners;

        public Memory(ProgramPlan plan, string network)
        {
            _plan = plan;
            _network = network;
            _owners = new int[plan.ArenaSize];
            Array.Fill(_owners, -1);
        }

        public void Run(IEnumerable<Kernel> kernels)
        {
            foreach (Kernel kernel in kernels)
            {
                foreach (int tensor in kernel.Reads)
                {
                    Read(tensor, kernel);
                }

                foreach (int tensor in kernel.Writes)
                {
                    CheckApart(kernel, tensor);
                    Write(tensor);
                }
            }
        }

        public void Write(IEnumerable<int> tensors)
        {
            foreach (int tensor in tensors)
            {
                Write(tensor);
            }
        }

        public void Read(IEnumerable<int> tensors)
        {
            foreach (int tensor in tensors)
            {
                Read(tensor);
            }
        }

        public void Write(int tensor) => Range(tensor).Fill(tensor);

        public void Read(int tensor, Kernel? kernel = null)
        {
            Span<int> range = Range(tensor);
            int other = range.IndexOfAnyExcept(tensor);
            Assert.True(other < 0, other < 0 ? null : $"{kernel?.Label} ({kernel?.Purpose}) reads {Name(tensor)}, which {Name(range[other])} has overwritten: {_network}");
        }

        /// <summary>Only what goes element by element may write where it reads, and then exactly there.</summary>
        private void CheckApart(Kernel kernel, int written)
        {
            Placement output = _plan.Placements[written];
            foreach (int read in kernel.Reads.Where(read => read != written))
            {
                Placement input = _plan.Placements[read];
                bool apart = !Range(written).Overlaps(Range(read));
                bool samplesCoincide = _plan.Samples == 1 || input.SampleStride == output.SampleStride;
                bool inPlace = kernel is Map or Reshape && input.Offset == output.Offset && samplesCoincide;
                Assert.True(apart || inPlace, $"{kernel.Label} ({kernel.Purpose}) writes {Name(written)} over {Name(read)}: {_network}");
            }
        }

        private Span<int> Range(int tensor)
        {
            Placement placement = _plan.Placements[tensor];
            if (placement.Arena != Arena.Activations)
            {
                return [];
            }

            Assert.Equal(0, placement.Offset % 16);
            int size = _plan.Program.Tensors[tensor].PerSample ? placement.SampleStride * _plan.Samples : placement.Layout.Size;
            Assert.True(!_plan.Program.Tensors[tensor].PerSample || placement.SampleStride >= placement.Layout.Size, _network);
            return _owners.AsSpan(placement.Offset, size);
        }

        private string Name(int tensor) => tensor < 0 ? "nothing" : _plan.Program.Tensors[tensor].Name;
    }
}
