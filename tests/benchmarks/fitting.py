"""What conditional random fields learn from examples; used for training only."""

import tempfile
from pathlib import Path

import pycrfsuite


def fitted(examples, settings):
    """Return the weights that were learned from (features, labels) of every example, as python-crfsuite tells them."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, labels in examples:
        trainer.append(features, labels)
    trainer.set_params(settings)
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        return tagger.info()
