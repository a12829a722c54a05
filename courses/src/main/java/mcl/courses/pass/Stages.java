package mcl.courses.pass;

/** Is told what a training step does next; who measures a step listens here. */
@FunctionalInterface
public interface Stages {
  /** Listens to nothing. */
  Stages NONE = stage -> {};

  /** The parts of a step, in their order; each lasts until the next begins. */
  enum Stage {
    /** Waiting for the batch. */
    DATA,
    /** The generator's pass, and drawing what it writes. */
    GENERATOR,
    /** The discriminator's pass. */
    DISCRIMINATOR,
    /** The notebooks, and both players' passes over what they select. */
    NOTEBOOK,
    /** The losses and the backward pass. */
    BACKWARD,
    /** The norm, the one read of a step, clipping and the update. */
    OPTIMIZER
  }

  /** Called on the thread of the step. */
  void begin(Stage stage);
}
