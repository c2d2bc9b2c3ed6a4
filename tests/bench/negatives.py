"""Pairs of different papers whose titles look alike, for every kind of decisive difference.

All invented.  Each pair is tried without abstracts, with unrelated ones, and with two that
share a third of their sentences, as those of one group's papers do.
"""

PAIRS: tuple[tuple[str, str], ...] = (
    # parts, numbers, versions
    ("Optimal Transport for Graph Learning I", "Optimal Transport for Graph Learning II"),
    (
        "Notes on Sparse Attention, Part I: Upper Bounds",
        "Notes on Sparse Attention, Part II: Lower Bounds",
    ),
    ("The Geometry of Mixture Routing: Part 1", "The Geometry of Mixture Routing: Part 2"),
    ("Larkspur 2: Open Weights for Code", "Larkspur 3: Open Weights for Code"),
    ("Larkspur Technical Report", "Larkspur 2 Technical Report"),
    ("Quillnet-1.5: A Compact Vision Backbone", "Quillnet-2.5: A Compact Vision Backbone"),
    ("Heron v2: Streaming Speech Recognition", "Heron v3: Streaming Speech Recognition"),
    ("Training a 7B Model on Consumer Cards", "Training a 70B Model on Consumer Cards"),
    (
        "Scene Reconstruction in 2D from Sparse Views",
        "Scene Reconstruction in 3D from Sparse Views",
    ),
    (
        "Findings of the 2023 Shared Task on Code Repair",
        "Findings of the 2024 Shared Task on Code Repair",
    ),
    ("A Two-Stage Scheduler for Batch Inference", "A Three-Stage Scheduler for Batch Inference"),
    (
        "First-Order Methods for Federated Minimax Problems",
        "Second-Order Methods for Federated Minimax Problems",
    ),
    ("Quantizing Transformers to 4 Bits", "Quantizing Transformers to 8 Bits"),
    ("Kestrel: A Serving Engine", "Kestrel 2: A Serving Engine"),
    (
        "Lectures on Stochastic Gradient Flow, Volume III",
        "Lectures on Stochastic Gradient Flow, Volume IV",
    ),
    ("Appendix A of the Open Cluster Study", "Appendix B of the Open Cluster Study"),
    ("Sorting in O(n) Memory on Accelerators", "Sorting in O(k) Memory on Accelerators"),
    # opposites
    ("Efficient Training of Sparse Expert Models", "Efficient Inference of Sparse Expert Models"),
    ("Memory-Efficient Training for Long Contexts", "Memory-Efficient Inference for Long Contexts"),
    ("Online Scheduling of Tensor Programs", "Offline Scheduling of Tensor Programs"),
    ("Supervised Pretraining for Protein Folding", "Unsupervised Pretraining for Protein Folding"),
    (
        "Synchronous Gradient Exchange over Slow Links",
        "Asynchronous Gradient Exchange over Slow Links",
    ),
    ("Centralized Training of Agent Teams", "Decentralized Training of Agent Teams"),
    ("Autoregressive Decoding for Speech Tokens", "Non-Autoregressive Decoding for Speech Tokens"),
    ("Rates for Convex Bilevel Problems", "Rates for Nonconvex Bilevel Problems"),
    ("Scaling the Encoder of Translation Models", "Scaling the Decoder of Translation Models"),
    ("Forward Gradients in Deep Pipelines", "Backward Gradients in Deep Pipelines"),
    ("Upper Bounds for Parallel Search", "Lower Bounds for Parallel Search"),
    ("Routing in Homogeneous Clusters", "Routing in Heterogeneous Clusters"),
    ("Text-to-Image Synthesis with Small Models", "Image-to-Text Synthesis with Small Models"),
    ("Weak-to-Strong Distillation", "Strong-to-Weak Distillation"),
    ("Implicit Reasoning in Small Language Models", "Explicit Reasoning in Small Language Models"),
    ("Static Load Balancing on Mesh Networks", "Dynamic Load Balancing on Mesh Networks"),
    (
        "Reasoning with Verification in Theorem Proving",
        "Reasoning without Verification in Theorem Proving",
    ),
    ("Scale Is All You Need", "Scale Is Not All You Need"),
    ("Single-Agent Planning under Deadlines", "Multi-Agent Planning under Deadlines"),
    ("Local Attention in Video Transformers", "Global Attention in Video Transformers"),
    ("Dense Retrieval for Legal Questions", "Sparse Retrieval for Legal Questions"),
    ("Monolingual Speech Models at Scale", "Multilingual Speech Models at Scale"),
    ("Deterministic Sampling from Diffusion Priors", "Stochastic Sampling from Diffusion Priors"),
    ("Parallel Beam Search on Many Cores", "Sequential Beam Search on Many Cores"),
    # kinds of paper
    ("Tool Use in Language Agents: A Survey", "Tool Use in Language Agents: A Benchmark"),
    (
        "A Survey of Code Translation with Language Models",
        "A Benchmark of Code Translation with Language Models",
    ),
    ("Diffusion Models for Layout: A Review", "Diffusion Models for Layout: A Dataset"),
    ("Federated Tuning", "Federated Tuning: A Survey"),
    ("Speculative Decoding", "Speculative Decoding: A Tutorial"),
    ("Chart Understanding: A Position Paper", "Chart Understanding: A Benchmark"),
    # replies and errata
    ("Do Scaling Laws Bend at the Frontier?", "A Reply to “Do Scaling Laws Bend at the Frontier?”"),
    (
        "Convergence of Local Updates under Drift",
        "Erratum to: Convergence of Local Updates under Drift",
    ),
    ("Grokking as Phase Change", "Comment on “Grokking as Phase Change”"),
    (
        "Sharpness and Generalization in Wide Networks",
        "Sharpness and Generalization in Wide Networks: A Rebuttal",
    ),
    ("Layer Dropping for Robust Finetuning", "Layer Dropping for Robust Finetuning Revisited"),
    ("Privacy of Shared Gradients", "Correction: Privacy of Shared Gradients"),
    (
        "Retrieval Heads in Long Contexts",
        "Retrieval Heads in Long Contexts: A Reproducibility Study",
    ),
    # one word of content, and short titles
    ("Parallel Decoding of Language Models", "Speculative Decoding of Language Models"),
    ("Causal Inference with Panel Networks", "Casual Inference with Panel Networks"),
    ("Adaptive Caching for Expert Models", "Adaptive Batching for Expert Models"),
    ("Scaling Laws for Vision", "Scaling Laws for Speech"),
    ("Scaling Laws for Board Games", "Scaling Laws for Card Games"),
    ("Graph Neural Networks", "Graph Neural Operators"),
    ("Neural Machine Translation", "Neural Machine Transliteration"),
    ("Deep Residual Learning", "Deep Reinforcement Learning"),
    ("Attention Sinks", "Attention Links"),
    ("Fast Tensor Networks", "Fast Sensor Networks"),
    ("Language Models as Compilers", "Language Models as Planners"),
    ("Learning to Rank with Transformers", "Learning to Rank with Trees"),
    ("Medical Question Answering in Hindi", "Medical Question Answering in Tamil"),
    (
        "Sandpiper: Expert Parallel Training of Language Models",
        "Plover: Expert Parallel Training of Language Models",
    ),
    ("Reinforcement Learning for Chip Placement", "Reinforcement Learning for Chip Routing"),
    ("Robust Control of Quadrotors in Wind", "Robust Control of Quadrotors in Rain"),
    ("A Theory of Prompt Tuning", "A Theory of Prompt Pruning"),
    ("Understanding Dropout in Recurrent Networks", "Dropout in Recurrent Networks"),
    (
        "Accelerating Protein Diffusion via Adaptive Solvers",
        "Learning to Fold: Accelerating Large Protein Diffusion Models via Adaptive Solvers",
    ),
)
