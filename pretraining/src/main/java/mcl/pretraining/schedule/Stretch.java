package mcl.pretraining.schedule;

import mcl.base.check.Require;

/**
 * A part of a run, in steps or as a share of all steps.
 *
 * @param name as the fields begin: {@code warmup} for {@code warmupSteps} and {@code warmupShare}
 * @param steps null where the share is given
 * @param share null where the steps are given
 */
record Stretch(String name, Long steps, Double share) {
  Stretch {
    Require.argument(
        steps == null || share == null,
        "%sSteps and %<sShare say the same thing in two ways; give one of them",
        name);
    Require.argument(
        steps != null || share != null,
        "%sSteps is missing; give it, or %<sShare, a share of totalSteps",
        name);
    Require.argument(
        share == null || (share >= 0 && share <= 1),
        "%sShare is %s; it must be between 0 and 1",
        name,
        share);
  }

  /** So many steps of a run of this length. */
  long in(long totalSteps) {
    long length = share == null ? steps : Math.round(share * totalSteps);
    Require.argument(
        length >= 0 && length <= totalSteps,
        "%sSteps is %d; it must be between 0 and totalSteps, %d",
        name,
        length,
        totalSteps);
    return length;
  }

  /** The same share of a run of another length. */
  Stretch scaled(long totalSteps, long otherTotalSteps) {
    return share == null
        ? new Stretch(name, Math.round((double) steps / totalSteps * otherTotalSteps), null)
        : this;
  }

  /** The same where it is given as a share; else no more than so many steps. */
  Stretch atMost(long most) {
    return share == null ? new Stretch(name, Math.min(steps, most), null) : this;
  }
}
