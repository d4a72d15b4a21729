using System;

namespace StaticNet;

/// <summary>A gradient is not what finite differences give; the message names the elements and both numbers.</summary>
public sealed class GradientCheckException : Exception
{
    /// <summary>Without a message of its own.</summary>
    public GradientCheckException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What is wrong.</param>
    public GradientCheckException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public GradientCheckException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
