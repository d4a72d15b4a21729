namespace StaticNet.Generator.Shapes;

/// <summary>
/// What can be wrong with a declaration. Every rule has a descriptor in StaticNet.Analyzers, whose message is filled with the
/// texts listed here.
/// </summary>
internal enum ShapeRule
{
    /// <summary>C# itself rejects the attribute, and reports it: the one rule without a descriptor.</summary>
    InvalidAttribute,

    /// <summary>There is no [Input].</summary>
    MissingInput,

    /// <summary>A layer stands before [Input]. Kind of the layer.</summary>
    InputNotFirst,

    /// <summary>There is an [Input] and nothing else.</summary>
    MissingLayer,

    /// <summary>[Input] needs 1 to 4 sizes. How many there are.</summary>
    InputRank,

    /// <summary>Two [Output] name one layer. Its name.</summary>
    OutputTwice,

    /// <summary>The attribute belongs to no layer that this version compiles. Kind.</summary>
    UnsupportedLayer,

    /// <summary>A layer's name is empty or holds a character that is not allowed. The name.</summary>
    InvalidName,

    /// <summary>Two layers have one name. The name.</summary>
    DuplicateName,

    /// <summary>No layer has that name. The name, the names there are in words.</summary>
    UnknownLayer,

    /// <summary>A layer reads itself or a later one. The reader's name, the name it reads, how the two stand.</summary>
    ForwardReference,

    /// <summary>No output depends on the layer. The layer's name, the outputs' names.</summary>
    UnusedLayer,

    /// <summary>A number outside its range. The argument, its value, the range in words.</summary>
    ArgumentOutOfRange,

    /// <summary>An [Expect] does not hold. The shape there is, the one expected, the layer that made it, what that is in words.</summary>
    UnexpectedShape,

    /// <summary>A window exceeds what it slides over. Kind, what (kernel, pool), its extent, the input.</summary>
    WindowTooLarge,

    /// <summary>A pooling window sees nothing but padding. Kind, the window's number from 0, along what.</summary>
    WindowOutsideInput,

    /// <summary>The layer to unpool is none. Kind, that layer's name, its kind, the kind wanted.</summary>
    NotAMaxPooling,

    /// <summary>What is unpooled has not the shape that the pooling made. The shape that arrives, the pooling's name, its shape.</summary>
    UnpoolingShape,

    /// <summary>Groups do not divide channels or filters. The groups, what they do not divide, how many of those there are.</summary>
    GroupsDoNotDivide,

    /// <summary>A layer that splits an axis cannot do so evenly. Kind, along what, a multiple of what it needs, how many there are.</summary>
    NotAMultiple,

    /// <summary>The layer reads another number of axes. Kind, the shape that arrives, the one it reads in words, what to change.</summary>
    WrongRank,

    /// <summary>A recurrent layer reads steps × features. Kind, the shape that arrives, what to change.</summary>
    NotASequence,

    /// <summary>A recurrent layer starts from something that is no state of it. The source's name, its shape, the units.</summary>
    StateShape,

    /// <summary>Attention reads keys or a mask that do not fit its values. The source's name, its shape, what it serves as, what is read there.</summary>
    AttentionShape,

    /// <summary>A layer joins too few or too many layers. How many it has, its kind, how many it takes.</summary>
    TooFewToJoin,

    /// <summary>
    /// A layer joins layers whose shapes do not fit. One's name and shape, the other's, the kind, what it joins in words.
    /// </summary>
    ShapesDoNotFit,

    /// <summary>Reshape asks for another number of elements. The sizes, their product, the input, its elements.</summary>
    ReshapeElements,

    /// <summary>A crop leaves nothing of an axis. Kind, what it cuts off, the axis' size, the input.</summary>
    NothingLeft,

    /// <summary>[Use] names a class that is no block. The class, why.</summary>
    UnusableBlock,

    /// <summary>TimeDistributed does not go with the layer or with what arrives. Kind, why.</summary>
    NotTimeDistributed,

    /// <summary>A custom layer does not implement the interface. The struct, the network's element type.</summary>
    CustomNotImplemented,

    /// <summary>Generated code does not see a custom layer's struct. The struct, why.</summary>
    CustomHidden,

    /// <summary>A custom layer's size is none. What it belongs to, the struct, the size, what is wrong with it.</summary>
    CustomSize,

    /// <summary>A parameter of a custom layer cannot be made. Its name, the struct, what is wrong with it.</summary>
    CustomParameter,

    /// <summary>A tensor has more than <see cref="Limits.TensorElements"/> elements. What it is, its sizes, the limit.</summary>
    TensorTooLarge,

    /// <summary>All tensors together exceed a limit. What they are (parameters, activations), how many elements, the limit.</summary>
    NetworkTooLarge,
}
