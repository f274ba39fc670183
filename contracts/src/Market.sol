// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMarket, IProofCallback} from "./IMarket.sol";
import {IProverRegistry} from "./IProverRegistry.sol";
import {IRootVerifier, IVerifier} from "./IVerifier.sol";
import {Leaves} from "./Leaves.sol";
import {Ledger} from "./Ledger.sol";
import {Nonces} from "./Nonces.sol";
import {Terms} from "./Terms.sol";
import {VerifierRegistry} from "./VerifierRegistry.sol";

/// @title See IMarket for what this promises.
/// @dev What left a balance for an order is its maximal price, the collateral of its lock while it is LOCKED, and the bonus that
/// earlier locks forfeited; each end of an order credits exactly that. External calls besides Ledger's: the verifier registry
/// and its verifiers (view), the prover registry, and last of all the order's callback.
contract Market is IMarket, Ledger, Nonces {
    using Terms for Order;

    /// @dev What is stored of an order: two words. `holder` and `word` are the lock's prover and (payout, price) while LOCKED; at
    /// FULFILLED they are who was paid and the journal's digest.
    struct Slot {
        State state;
        uint8 round;
        uint16 feeBps;
        uint40 lockedUntil;
        address holder;
        bytes32 word;
    }

    bytes32 public constant CONTEXT_TAG = keccak256("lemma.context.v1");
    uint8 public constant MAX_ROUNDS = 3;
    uint16 public constant MAX_PROTOCOL_FEE_BPS = 500;
    /// @dev What this contract needs after a callback, and around it.
    uint256 private constant CALLBACK_RESERVE_GAS = 50_000;
    uint256 private constant BPS = 10_000;
    uint256 private constant MASK_253 = (1 << 253) - 1;

    VerifierRegistry public immutable VERIFIERS;
    IProverRegistry public immutable PROVERS;
    address public immutable TREASURY;
    uint16 public protocolFeeBps;

    mapping(bytes32 digest => Slot) private _orders;
    mapping(bytes32 digest => uint256) private _bonus;

    /// @param tokens The ERC-20s taken from the start, besides the native coin.
    /// @param provers May be deployed later, at an address that is known.
    constructor(
        address owner,
        address[] memory tokens,
        VerifierRegistry verifiers,
        IProverRegistry provers,
        address treasury,
        uint16 feeBps
    ) Ledger(owner, tokens) {
        if (address(verifiers).code.length == 0) revert BadAddress(address(verifiers));
        if (address(provers) == address(0)) revert ZeroAddress();
        _requireAccount(treasury);
        VERIFIERS = verifiers;
        PROVERS = provers;
        TREASURY = treasury;
        _setProtocolFee(feeBps);
    }

    // ---- orders

    /// @inheritdoc IMarket
    function open(Order calldata order, bytes calldata signature)
        external
        payable
        nonReentrant
        returns (bytes32 digest)
    {
        digest = orderDigest(order);
        _requireSigner(order.client, digest, signature);
        _creditValue(order.client);
        _open(order, digest, order.client);
    }

    /// @inheritdoc IMarket
    function sponsor(Order calldata order, bytes calldata signature)
        external
        payable
        nonReentrant
        returns (bytes32 digest)
    {
        digest = orderDigest(order);
        _requireSigner(order.client, digest, signature);
        _creditValue(msg.sender);
        _open(order, digest, msg.sender);
    }

    /// @inheritdoc IMarket
    function openMany(Order[] calldata orders_, bytes[] calldata signatures) external nonReentrant {
        if (orders_.length != signatures.length) revert LengthMismatch(orders_.length, signatures.length);
        for (uint256 i = 0; i < orders_.length; ++i) {
            bytes32 digest = orderDigest(orders_[i]);
            _requireSigner(orders_[i].client, digest, signatures[i]);
            _open(orders_[i], digest, orders_[i].client);
        }
    }

    /// @inheritdoc IMarket
    function cancel(Order calldata order, uint64 expiry, bytes calldata signature) external nonReentrant {
        bytes32 digest = orderDigest(order);
        _requireClient(order.client, cancelDigest(digest, expiry), expiry, signature);
        _cancel(order, digest);
    }

    /// @inheritdoc IMarket
    function replace(Order calldata old, Order calldata replacement, uint64 expiry, bytes calldata signature)
        external
        payable
        nonReentrant
        returns (bytes32 digest)
    {
        if (old.client != replacement.client) revert OnlyClient(replacement.client, old.client);
        bytes32 oldDigest = orderDigest(old);
        digest = orderDigest(replacement);
        _requireClient(old.client, replaceDigest(oldDigest, digest, expiry), expiry, signature);
        _cancel(old, oldDigest);
        _creditValue(replacement.client);
        _open(replacement, digest, replacement.client);
    }

    /// @inheritdoc IMarket
    function lock(Order calldata order, LockRequest calldata request, bytes calldata signature)
        external
        payable
        nonReentrant
    {
        bytes32 digest = orderDigest(order);
        Slot storage slot = _orders[digest];
        uint8 round = slot.round;
        _checkLockable(order, digest, slot.state, slot.lockedUntil);
        if (request.orderDigest != digest) revert WrongOrder(request.orderDigest, digest);
        if (request.round != round) revert WrongRound(request.round, round);
        if (round == MAX_ROUNDS) revert RoundsUsedUp(round);
        if (request.expiry < block.timestamp) revert SignatureExpired(request.expiry);
        _requireSigner(request.operator, lockDigest(request), signature);

        uint256 price = order.priceAt(block.timestamp);
        if (price < request.minPrice) revert PriceBelowMinimum(price, request.minPrice);
        // A lapsed lock ends here, before the new one counts towards its prover's capacity.
        if (round != 0) _bonus[digest] += _endLapsedLock(order, digest, slot, address(0));
        address prover = _takeCollateral(order, request);

        uint256 until = block.timestamp + order.lockSeconds;
        uint64 lockedUntil = until < order.deadline ? uint64(until) : order.deadline;
        slot.state = State.LOCKED;
        slot.round = round + 1;
        slot.feeBps = protocolFeeBps;
        slot.lockedUntil = uint40(lockedUntil);
        slot.holder = prover;
        slot.word = bytes32(uint256(uint160(request.payout)) << 96 | price);
        emit Locked(digest, prover, request.payout, round + 1, uint96(price), lockedUntil);
    }

    /// @inheritdoc IMarket
    function fulfil(Order calldata order, Fulfilment calldata fulfilment) external nonReentrant {
        bytes32 digest = orderDigest(order);
        if (_ended(digest)) revert WrongState(digest, _orders[digest].state);
        _fulfil(order, digest, fulfilment);
    }

    /// @inheritdoc IMarket
    function fulfilMany(Order[] calldata orders_, Fulfilment[] calldata fulfilments)
        external
        nonReentrant
        returns (bool[] memory paid)
    {
        if (orders_.length != fulfilments.length) {
            revert LengthMismatch(orders_.length, fulfilments.length);
        }
        paid = new bool[](orders_.length);
        for (uint256 i = 0; i < orders_.length; ++i) {
            bytes32 digest = orderDigest(orders_[i]);
            if (_missed(orders_[i], digest, fulfilments[i].payout)) continue;
            _fulfil(orders_[i], digest, fulfilments[i]);
            paid[i] = true;
        }
    }

    /// @inheritdoc IMarket
    function fulfilBatch(bytes32 root, bytes calldata proof, Order[] calldata orders_, BatchItem[] calldata items)
        external
        nonReentrant
        returns (bool[] memory paid)
    {
        if (orders_.length != items.length) revert LengthMismatch(orders_.length, items.length);
        bytes4 selector = bytes4(proof);
        IRootVerifier(VERIFIERS.get(selector)).verifyRoot(root, proof);
        paid = new bool[](orders_.length);
        for (uint256 i = 0; i < orders_.length; ++i) {
            Order calldata order = orders_[i];
            BatchItem calldata item = items[i];
            bytes32 digest = orderDigest(order);
            if (_missed(order, digest, item.payout)) continue;
            if (!order.accepts(selector)) revert WrongSelector(selector, order.selector);
            _requireAccount(item.payout);
            bytes32 journalDigest = order.journalDigest(item.journal);
            bytes32 leaf = Leaves.leafOf(item.index, digest, order.programId, journalDigest, item.payout);
            if (Leaves.rootOf(leaf, item.index, item.path) != root) revert NotInBatch(digest);
            _settle(order, digest, journalDigest, item.payout);
            _tell(order, digest, journalDigest, item.journal);
            paid[i] = true;
        }
    }

    /// @inheritdoc IMarket
    function expire(Order calldata order) external nonReentrant {
        bytes32 digest = orderDigest(order);
        Slot storage slot = _orders[digest];
        State state = slot.state;
        if (_ended(digest)) revert WrongState(digest, state);
        if (block.timestamp <= order.deadline && _anyActive(order)) revert BeforeDeadline(order.deadline);

        uint256 forClient;
        if (state == State.LOCKED) {
            if (block.timestamp > slot.lockedUntil) forClient = _endLapsedLock(order, digest, slot, address(0));
            else _returnCollateral(order, slot.holder);
            if (slot.round > 1) forClient += _takeBonus(digest);
        }
        _orders[digest] = Slot(State.EXPIRED, slot.round, 0, 0, address(0), 0);
        _credit(order.token, order.payerOf(), order.maxPrice);
        if (forClient != 0) _credit(order.token, order.client, forClient);
        emit Expired(digest);
    }

    /// @inheritdoc IMarket
    function setProtocolFee(uint16 bps) external onlyOwner {
        _setProtocolFee(bps);
    }

    // ---- views

    /// @inheritdoc IMarket
    function orders(bytes32 digest) external view returns (OrderRecord memory r) {
        Slot storage slot = _orders[digest];
        (r.state, r.round) = (slot.state, slot.round);
        if (r.state == State.LOCKED) {
            (r.feeBps, r.lockedUntil, r.prover) = (slot.feeBps, slot.lockedUntil, slot.holder);
            (r.payout, r.price) = _lockTerms(slot);
            r.bonus = uint96(_bonus[digest]);
        } else if (r.state == State.FULFILLED) {
            (r.payout, r.journalDigest) = (slot.holder, slot.word);
        }
    }

    /// @inheritdoc IMarket
    function openLocks(address prover) external view returns (uint256) {
        return _accounts[NATIVE][prover].extra;
    }

    /// @inheritdoc IMarket
    function priceAt(Order calldata order, uint256 time) external pure returns (uint256) {
        return order.priceAt(time);
    }

    /// @inheritdoc IMarket
    function orderDigest(Order calldata order) public view returns (bytes32) {
        return _hashTypedDataV4(order.hash());
    }

    /// @inheritdoc IMarket
    function lockDigest(LockRequest calldata request) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(Terms.LOCK_TYPEHASH, request)));
    }

    /// @inheritdoc IMarket
    function cancelDigest(bytes32 digest, uint64 expiry) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(Terms.CANCEL_TYPEHASH, digest, expiry)));
    }

    /// @inheritdoc IMarket
    function replaceDigest(bytes32 oldDigest, bytes32 newDigest, uint64 expiry) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(Terms.REPLACE_TYPEHASH, oldDigest, newDigest, expiry)));
    }

    /// @inheritdoc IMarket
    function contextOf(bytes32 digest, address payout) public view returns (uint256) {
        return uint256(keccak256(abi.encode(CONTEXT_TAG, block.chainid, address(this), digest, payout))) & MASK_253;
    }

    /// @inheritdoc IMarket
    function leafOf(uint32 index, bytes32 digest, bytes32 programId, bytes32 journalDigest, address payout)
        external
        pure
        returns (bytes32)
    {
        return Leaves.leafOf(index, digest, programId, journalDigest, payout);
    }

    // ---- checks

    /// @dev Whether an order is over; one that never was is a mistake of the caller.
    function _ended(bytes32 digest) private view returns (bool) {
        State state = _orders[digest].state;
        if (state == State.NONE) revert WrongState(digest, state);
        return state > State.LOCKED;
    }

    function _requireClient(address client, bytes32 digest, uint64 expiry, bytes calldata signature) private view {
        if (msg.sender == client && signature.length == 0) return;
        if (signature.length == 0) revert OnlyClient(msg.sender, client);
        if (expiry < block.timestamp) revert SignatureExpired(expiry);
        _checkSignature(client, digest, signature);
    }

    function _checkLockable(Order calldata order, bytes32 digest, State state, uint256 lockedUntil) private view {
        if (state != State.OPEN && (state != State.LOCKED || block.timestamp <= lockedUntil)) {
            revert WrongState(digest, state);
        }
        if (block.timestamp > order.deadline) revert PastDeadline(order.deadline);
        if (!VERIFIERS.isActive(order.selector)) revert SelectorNotActive(order.selector);
    }

    /// @dev Of a live order: that it is not too late, and that no lock keeps it for another payout.
    function _checkPayable(Order calldata order, bytes32 digest, address payout) private view {
        if (block.timestamp > order.deadline) revert PastDeadline(order.deadline);
        _requireAccount(payout);
        address heldFor = _heldFor(digest);
        if (heldFor != address(0) && heldFor != payout) revert LockedForOther(heldFor, _orders[digest].lockedUntil);
    }

    /// @dev Whether to leave an order out of a call for several: it ended, its time is over, or a lock keeps it for another payout.
    /// Others can bring all that about while the call is under way, and must not undo it for the rest.
    function _missed(Order calldata order, bytes32 digest, address payout) private view returns (bool) {
        if (_ended(digest) || block.timestamp > order.deadline) return true;
        address heldFor = _heldFor(digest);
        return heldFor != address(0) && heldFor != payout;
    }

    /// @dev The payout that a lock in its time keeps an order for, or zero.
    function _heldFor(bytes32 digest) private view returns (address payout) {
        Slot storage slot = _orders[digest];
        if (slot.state == State.LOCKED && block.timestamp <= slot.lockedUntil) (payout,) = _lockTerms(slot);
    }

    /// @dev Whether any verifier that the client takes could still say yes.
    function _anyActive(Order calldata order) private view returns (bool) {
        if (VERIFIERS.isActive(order.selector)) return true;
        for (bytes32 rest = order.fallbackSelectors; bytes4(rest) != 0; rest <<= 32) {
            if (VERIFIERS.isActive(bytes4(rest))) return true;
        }
        return false;
    }

    // ---- effects

    function _open(Order calldata order, bytes32 digest, address payer) private {
        if (order.payerOf() != payer) revert WrongPayer(order.payer);
        _requireAccount(order.client);
        order.check();
        _requireToken(order.token);
        if (!VERIFIERS.isActive(order.selector)) revert SelectorNotActive(order.selector);

        _useNonce(order.client, order.nonce);

        _debit(order.token, payer, order.maxPrice);
        _orders[digest].state = State.OPEN;
        order.emitOpened(digest);
    }

    function _cancel(Order calldata order, bytes32 digest) private {
        Slot storage slot = _orders[digest];
        if (slot.state != State.OPEN) revert WrongState(digest, slot.state);
        slot.state = State.CANCELLED;
        _credit(order.token, order.payerOf(), order.maxPrice);
        emit Cancelled(digest);
    }

    function _fulfil(Order calldata order, bytes32 digest, Fulfilment calldata fulfilment) private {
        bytes4 selector = bytes4(fulfilment.proof);
        if (!order.accepts(selector)) revert WrongSelector(selector, order.selector);
        _checkPayable(order, digest, fulfilment.payout);
        bytes32 journalDigest = order.journalDigest(fulfilment.journal);
        uint256 context = contextOf(digest, fulfilment.payout);
        IVerifier(VERIFIERS.get(selector)).verify(order.programId, journalDigest, context, fulfilment.proof);
        _settle(order, digest, journalDigest, fulfilment.payout);
        _tell(order, digest, journalDigest, fulfilment.journal);
    }

    /// @dev Pays for a live order that passed `_checkPayable` and whose result is proven.
    function _settle(Order calldata order, bytes32 digest, bytes32 journalDigest, address payout) private {
        Slot storage slot = _orders[digest];
        uint256 price;
        uint256 feeBps;
        uint256 extra;
        if (slot.state == State.LOCKED && block.timestamp <= slot.lockedUntil) {
            (price, feeBps) = (uint96(uint256(slot.word)), slot.feeBps);
            _returnCollateral(order, slot.holder);
        } else {
            (price, feeBps) = (order.priceAt(block.timestamp), protocolFeeBps);
            if (slot.state == State.LOCKED) extra = _endLapsedLock(order, digest, slot, payout);
        }
        if (slot.round > 1) extra += _takeBonus(digest);

        (slot.state, slot.holder, slot.word) = (State.FULFILLED, payout, journalDigest);
        uint256 paid = price + extra;
        paid -= _payFee(order.token, TREASURY, price * feeBps / BPS);
        paid -= _payFee(order.token, order.matcher, price * order.matcherFeeBps / BPS);
        _credit(order.token, payout, paid);
        if (price != order.maxPrice) _credit(order.token, order.payerOf(), order.maxPrice - price);
        emit Fulfilled(digest, payout, journalDigest, price, paid);
    }

    /// @dev Tells the callback, which gets its gas or the whole call is undone: whoever fulfils cannot starve it.
    function _tell(Order calldata order, bytes32 digest, bytes32 journalDigest, bytes calldata journal) private {
        if (order.callback == address(0)) return;
        bytes memory message = abi.encodeCall(
            IProofCallback.onProven,
            (digest, order.programId, journalDigest, order.journalHidden ? journal[:0] : journal)
        );
        uint256 gasLimit = order.callbackGas;
        // A call passes on at most 63/64 of what is left.
        uint256 needed = gasLimit * 64 / 63 + CALLBACK_RESERVE_GAS;
        if (gasleft() < needed) revert GasTooLow(needed);
        (address to, bool ok) = (order.callback, false);
        assembly ("memory-safe") {
            // No answer is copied, however long it is.
            ok := call(gasLimit, to, 0, add(message, 32), mload(message), 0, 0)
        }
        emit CallbackDone(digest, ok);
    }

    function _payFee(address token, address to, uint256 amount) private returns (uint256) {
        if (amount != 0) _credit(token, to, amount);
        return amount;
    }

    function _lockTerms(Slot storage slot) private view returns (address payout, uint96 price) {
        return (address(uint160(uint256(slot.word) >> 96)), uint96(uint256(slot.word)));
    }

    /// @dev Finds the prover of a lock, counts the lock, and takes its collateral.
    function _takeCollateral(Order calldata order, LockRequest calldata request) private returns (address prover) {
        address fixedPayout;
        uint256 capacity;
        (prover, fixedPayout, capacity) = PROVERS.resolve(request.operator);
        if (prover == address(0)) revert UnknownProver(request.operator);
        if (fixedPayout != address(0) && fixedPayout != request.payout) revert PayoutFixed(fixedPayout);
        _requireAccount(request.payout);
        Account storage account = _accounts[NATIVE][prover];
        if (account.extra >= capacity) revert LockCapacityReached(prover, capacity);
        account.extra += 1;
        _creditValue(prover);
        _debit(order.token, prover, order.collateral);
    }

    function _returnCollateral(Order calldata order, address prover) private {
        _accounts[NATIVE][prover].extra -= 1;
        _credit(order.token, prover, order.collateral);
    }

    /// @dev Ends a lock that lapsed: its collateral is split and its prover's stake slashed, once; both are spared when the
    /// order's first selector is frozen, since then it may be the verifier's fault.
    /// @param next Who delivered; zero when nobody did yet.
    /// @return toNext The share for the next prover, not yet credited to anybody.
    function _endLapsedLock(Order calldata order, bytes32 digest, Slot storage slot, address next)
        private
        returns (uint256 toNext)
    {
        address prover = slot.holder;
        if (VERIFIERS.isFrozen(order.selector)) {
            _returnCollateral(order, prover);
            return 0;
        }
        _accounts[NATIVE][prover].extra -= 1;
        uint256 toClient;
        uint256 toTreasury;
        (toClient, toNext, toTreasury) = _forfeit(order);
        bytes32 fault = keccak256(abi.encode(digest, slot.round));
        uint256 slashed = PROVERS.slash(prover, IProverRegistry.Fault.LATE, fault, order.selector, order.client, next);
        emit Forfeited(digest, prover, toClient, toNext, toTreasury, slashed);
    }

    function _forfeit(Order calldata order) private returns (uint256 toClient, uint256 toNext, uint256 toTreasury) {
        (uint256 nextBps, uint256 treasuryBps) = PROVERS.shares();
        (toNext, toTreasury) = (order.collateral * nextBps / BPS, order.collateral * treasuryBps / BPS);
        toClient = order.collateral - toNext - toTreasury;
        _credit(order.token, order.client, toClient);
        _credit(order.token, TREASURY, toTreasury);
    }

    function _takeBonus(bytes32 digest) private returns (uint256 bonus) {
        if ((bonus = _bonus[digest]) != 0) delete _bonus[digest];
    }

    function _setProtocolFee(uint16 bps) private {
        if (bps > MAX_PROTOCOL_FEE_BPS) revert FeeOutOfRange(bps, MAX_PROTOCOL_FEE_BPS);
        protocolFeeBps = bps;
        emit ProtocolFeeSet(bps);
    }
}
