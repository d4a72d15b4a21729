namespace StaticNet;

/// <summary>Which way a monitored figure gets better.</summary>
public enum MonitorMode
{
    /// <summary>Up for names that contain <c>accuracy</c>, down for all others.</summary>
    Auto = 0,

    /// <summary>Down.</summary>
    Min = 1,

    /// <summary>Up.</summary>
    Max = 2,
}
