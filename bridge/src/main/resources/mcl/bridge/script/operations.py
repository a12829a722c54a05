def linear(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
  return torch.linear(x, w, b)

def linear16(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
  return torch.linear(torch.to(x, 15), torch.to(w, 15), torch.to(b, 15))

def bfloat16(self, x: Tensor) -> Tensor:
  return torch.to(x, 15)

def float32(self, x: Tensor) -> Tensor:
  return torch.to(x, 6)

def softmax(self, x: Tensor) -> Tensor:
  return torch.softmax(x, -1)

def drop(self, x: Tensor, bytes: Tensor, dropped: Tensor, scale: Tensor) -> Tensor:
  return torch.mul(torch.mul(x, torch.ge(bytes, int(dropped))), float(scale))

def add_dropped(self, r: Tensor, x: Tensor, bytes: Tensor, dropped: Tensor, scale: Tensor) -> Tensor:
  return torch.add(r, torch.mul(x, torch.ge(bytes, int(dropped))), alpha=float(scale))

def product_of_dropped(self, p: Tensor, v: Tensor, bytes: Tensor, dropped: Tensor, scale: Tensor) -> Tensor:
  return torch.matmul(torch.mul(p, torch.ge(bytes, int(dropped))), torch.mul(v, float(scale)))

def attention(self, q: Tensor, k: Tensor, v: Tensor, dropout: Tensor) -> Tensor:
  return torch.scaled_dot_product_attention(q, k, v, None, float(dropout), False, scale=1.)

def masked_attention(self, q: Tensor, k: Tensor, v: Tensor, mask: Tensor, dropout: Tensor) -> Tensor:
  return torch.scaled_dot_product_attention(q, k, v, mask, float(dropout), False, scale=1.)

def draw(self, logits: Tensor, uniforms: Tensor) -> Tensor:
  sums = torch.cumsum(torch.softmax(logits, -1), 1)
  target = torch.mul(uniforms, torch.slice(sums, 1, -1, 9223372036854775807, 1))
  drawn = torch.view(torch.searchsorted(sums, target, out_int32=False, right=True), [-1])
  return torch.clamp_max(drawn, torch.sub(torch.size(sums, 1), 1))

def norm(self, arrays: List[Tensor]) -> Tensor:
  return torch.linalg_vector_norm(torch.stack(torch._foreach_norm(arrays, 2)), 2)

def adamw(self, divisor: Tensor, numbers: Tensor, w: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], updates: List[Tensor]) -> Tensor:
  rate = float(torch.select(numbers, 0, 0))
  decay = float(torch.select(numbers, 0, 1))
  beta1 = float(torch.select(numbers, 0, 2))
  beta2 = float(torch.select(numbers, 0, 3))
  epsilon = float(torch.select(numbers, 0, 4))
  torch._fused_adamw_(w, g, m, v, annotate(List[Tensor], []), updates, lr=rate, beta1=beta1, beta2=beta2, weight_decay=decay, eps=epsilon, amsgrad=False, maximize=False, grad_scale=divisor, found_inf=None)
  return divisor
