#include "CLinear.h"
#include <math.h>

static void say_nothing(const char *text) { (void)text; }

void linear_be_quiet(void) { set_print_string_function(say_nothing); }

// The four sums that liblinear takes from BLAS. With these, its archive is linked into the program, which then needs
// neither liblinear nor BLAS where it is installed.
#ifdef __linux__
double ddot_(const int *count, const double *x, const int *step_x, const double *y, const int *step_y);
double dnrm2_(const int *count, const double *x, const int *step);
int daxpy_(const int *count, const double *factor, const double *x, const int *step_x, double *y, const int *step_y);
int dscal_(const int *count, const double *factor, double *x, const int *step);

double ddot_(const int *count, const double *x, const int *step_x, const double *y, const int *step_y) {
  double sum = 0;
  for (int i = 0; i < *count; i++) sum += x[i * *step_x] * y[i * *step_y];
  return sum;
}

double dnrm2_(const int *count, const double *x, const int *step) { return sqrt(ddot_(count, x, step, x, step)); }

int daxpy_(const int *count, const double *factor, const double *x, const int *step_x, double *y, const int *step_y) {
  for (int i = 0; i < *count; i++) y[i * *step_y] += *factor * x[i * *step_x];
  return 0;
}

int dscal_(const int *count, const double *factor, double *x, const int *step) {
  for (int i = 0; i < *count; i++) x[i * *step] *= *factor;
  return 0;
}
#endif
