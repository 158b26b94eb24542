#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

enum Exponential {
  @inline(__always)
  static func of(_ value: Float) -> Float { expf(value) }
  static func logarithm(_ value: Double) -> Double { log(value) }
}
