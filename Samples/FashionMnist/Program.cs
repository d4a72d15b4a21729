using System;

Console.WriteLine("Fashion-MNIST");
