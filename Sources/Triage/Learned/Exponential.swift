#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The platform's exponential and logarithm.
package enum Exponential {
  @inline(__always)
  package static func of(_ value: Float) -> Float { expf(value) }
  static func logarithm(_ value: Double) -> Double { log(value) }
}
