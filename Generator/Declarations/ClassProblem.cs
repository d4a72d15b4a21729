namespace StaticNet.Generator.Declarations;

/// <summary>Why no part can be generated for a class that carries [Network].</summary>
internal enum ClassProblem
{
    /// <summary>None: a part can be generated.</summary>
    None,

    /// <summary>The class is not partial.</summary>
    NotPartial,

    /// <summary>A type around the class is not partial.</summary>
    ContainerNotPartial,

    /// <summary>It is a record: its generated equality and copying would not know of the parameters.</summary>
    Record,

    /// <summary>It is static.</summary>
    Static,

    /// <summary>It, or a type around it, is visible in its own file only.</summary>
    FileLocal,

    /// <summary>It has a primary constructor, which every generated constructor would have to call.</summary>
    PrimaryConstructor,

    /// <summary>A class that it derives from is a network: the generated members of one would hide the other's.</summary>
    InheritsNetwork,

    /// <summary>Its base class has no constructor that the generated one can call.</summary>
    NoBaseConstructor,
}
