using StaticNet;

namespace Forecast;

/// <summary>
/// Reads by how much each month exceeds that of the year before, and says at every month by how much the next twelve will:
/// by a recurrent layer. It is trained on ten years at a time and then runs month by month.
/// </summary>
[Network]
[Input(120, 1)]
[GRU(24, ReturnSequences = true)]
[Dropout(0.2f)]
[Dense(12)]
public sealed partial class GruForecaster;

/// <summary>The same by causal convolutions, which look back over 32 months.</summary>
[Network]
[Input(120, 1)]
[Conv1D(24, 2, Padding = Padding.Causal, Activation = Activation.ReLU)]
[Conv1D(24, 2, Padding = Padding.Causal, DilationRate = 2, Activation = Activation.ReLU)]
[Conv1D(24, 2, Padding = Padding.Causal, DilationRate = 4, Activation = Activation.ReLU)]
[Conv1D(24, 2, Padding = Padding.Causal, DilationRate = 8, Activation = Activation.ReLU)]
[Conv1D(24, 2, Padding = Padding.Causal, DilationRate = 16, Activation = Activation.ReLU)]
[Dropout(0.2f)]
[Dense(12)]
public sealed partial class ConvolutionForecaster;
