namespace StaticNet;

/// <summary>The element type of an IDX file, under the code that the format gives it.</summary>
public enum IdxElementType
{
    /// <summary>No type; no file carries it.</summary>
    None = 0,

    /// <summary>Unsigned 8-bit integers, as images and labels are.</summary>
    UInt8 = 0x08,

    /// <summary>Signed 8-bit integers.</summary>
    Int8 = 0x09,

    /// <summary>Signed 16-bit integers.</summary>
    Int16 = 0x0B,

    /// <summary>Signed 32-bit integers.</summary>
    Int32 = 0x0C,

    /// <summary>32-bit floating point.</summary>
    Single = 0x0D,

    /// <summary>64-bit floating point.</summary>
    Double = 0x0E,
}
