"""What conditional random fields learn from examples; used for training only."""

import tempfile
from pathlib import Path

from sitegen.reading.labelling.classifier import features


def fitted(examples, settings):
    """Return the weights that were learned from (features, labels) of every example, as python-crfsuite tells them."""
    import pycrfsuite  # noqa: PLC0415 - only who trains has it

    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, labels in examples:
        trainer.append(rows, labels)
    trainer.set_params(settings)
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        return tagger.info()


def weights_of(examples, settings):
    """Return what every value of a classifier's signs weighs, learned from (values, whether it is so)."""
    rows = (([features(values)], ["yes" if true else "no"]) for values, true in examples)
    info = fitted(rows, settings)
    found = {}
    for (name, label), weight in info.state_features.items():
        found[name] = found.get(name, 0) + round(100 * weight) * (1 if label == "yes" else -1)
    return {name: found[name] for name in sorted(found) if found[name]}
