using System;

namespace FashionMnist;

/// <summary>The command line is not understood.</summary>
internal sealed class OptionException(string message) : Exception($"{message} (--help lists the options)");
