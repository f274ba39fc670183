// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IMarket} from "./IMarket.sol";
import {VerifierRegistry} from "./VerifierRegistry.sol";

/// @title See IMarket for what this promises.
/// @dev Money is moved in three ways only: `_credit` and `_debit` change balances, `reserved` and `collateralHeld` hold
/// what left a balance until an order ends. Their sum is what this contract holds of each token, or less when somebody
/// sent it tokens without depositing them. External calls: the payment token, the registry and its verifiers (view),
/// the client's ERC-1271 check (view), and the receiver of a native withdrawal.
contract Market is IMarket, EIP712, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    bytes32 public constant ORDER_TYPEHASH = keccak256(
        "Order(address client,uint256 nonce,bytes4 selector,bytes32 programId,bytes32 programDigest,bytes32 inputDigest,uint64 maxCycles,uint32 maxJournalBytes,address token,uint256 price,uint256 collateral,uint64 lockSeconds,uint64 deadline)"
    );
    bytes32 public constant CONTEXT_TAG = keccak256("lemma.context.v1");
    uint256 public constant MAX_JOURNAL_BYTES = 65536;
    uint64 public constant MIN_LOCK_SECONDS = 1;
    uint64 public constant MAX_LOCK_SECONDS = 30 days;
    uint64 public constant MAX_ORDER_SECONDS = 30 days;
    uint256 public constant ERC1271_GAS_LIMIT = 300_000;

    address private constant NATIVE = address(0);
    uint256 private constant MASK_253 = (1 << 253) - 1;

    address public immutable PAYMENT_TOKEN;
    VerifierRegistry public immutable REGISTRY;

    mapping(address token => mapping(address account => uint256)) public balanceOf;
    mapping(address token => uint256) public reserved;
    mapping(address token => uint256) public collateralHeld;
    mapping(bytes32 digest => Record) private _records;
    mapping(address client => mapping(uint256 word => uint256 bits)) private _nonces;

    /// @param paymentToken The one ERC-20 this market takes besides the native coin; zero for none.
    constructor(VerifierRegistry registry, address paymentToken) EIP712("Lemma", "1") {
        if (address(registry).code.length == 0) revert BadAddress(address(registry));
        if (paymentToken != NATIVE && paymentToken.code.length == 0) revert BadAddress(paymentToken);
        REGISTRY = registry;
        PAYMENT_TOKEN = paymentToken;
    }

    // ---- balances

    /// @inheritdoc IMarket
    function deposit(address token, uint256 amount) external payable nonReentrant {
        _deposit(token, msg.sender, amount);
    }

    /// @inheritdoc IMarket
    function depositFor(address token, address account, uint256 amount) external payable nonReentrant {
        _deposit(token, account, amount);
    }

    /// @inheritdoc IMarket
    function withdraw(address token, address to, uint256 amount) external nonReentrant {
        if (to == address(0)) revert ZeroAddress();
        if (to == address(this)) revert BadAddress(to);
        _requireToken(token);
        _debit(token, msg.sender, amount);
        emit Withdrawn(token, msg.sender, to, amount);
        if (token == NATIVE) {
            (bool ok,) = to.call{value: amount}("");
            if (!ok) revert TransferFailed(to, amount);
        } else {
            IERC20(token).safeTransfer(to, amount);
        }
    }

    // ---- orders

    /// @inheritdoc IMarket
    function revokeNonce(uint256 nonce) external nonReentrant {
        _useNonce(msg.sender, nonce);
        emit NonceRevoked(msg.sender, nonce);
    }

    /// @inheritdoc IMarket
    function open(Order calldata order, bytes calldata signature)
        external
        payable
        nonReentrant
        returns (bytes32 digest)
    {
        _checkOrder(order);
        digest = orderDigest(order);
        if (msg.sender != order.client || signature.length != 0) _checkSignature(order.client, digest, signature);
        _useNonce(order.client, order.nonce);

        _creditValue(order.client);
        _debit(order.token, order.client, order.price);
        reserved[order.token] += order.price;
        _records[digest].state = State.OPEN;
        emit Opened(digest, order.client, order);
    }

    /// @inheritdoc IMarket
    function lock(Order calldata order, address payout) external payable nonReentrant {
        bytes32 digest = orderDigest(order);
        Record storage record = _records[digest];
        if (record.state != State.OPEN) revert WrongState(digest, record.state);
        if (block.timestamp > order.deadline) revert PastDeadline(order.deadline);
        if (!REGISTRY.isActive(order.selector)) revert SelectorNotActive(order.selector);
        _requirePayout(payout);

        _creditValue(msg.sender);
        _debit(order.token, msg.sender, order.collateral);
        collateralHeld[order.token] += order.collateral;
        uint256 until = block.timestamp + order.lockSeconds;
        uint64 lockedUntil = until < order.deadline ? uint64(until) : order.deadline;
        record.state = State.LOCKED;
        record.lockedUntil = lockedUntil;
        record.prover = msg.sender;
        record.payout = payout;
        emit Locked(digest, msg.sender, payout, lockedUntil);
    }

    /// @inheritdoc IMarket
    function fulfil(Order calldata order, bytes calldata journal, address payout, bytes calldata proof)
        external
        nonReentrant
    {
        bytes32 digest = orderDigest(order);
        Record storage record = _records[digest];
        State state = record.state;
        if (state != State.OPEN && state != State.LOCKED) revert WrongState(digest, state);
        if (block.timestamp > order.deadline) revert PastDeadline(order.deadline);
        _requirePayout(payout);
        bool sameLock = payout == record.payout; // false while OPEN: a payout is never zero
        if (state == State.LOCKED && !sameLock && block.timestamp <= record.lockedUntil) {
            revert LockedForOther(record.payout, record.lockedUntil);
        }
        bytes32 journalDigest = _checkProof(order, digest, journal, payout, proof);

        record.state = State.FULFILLED;
        record.journalDigest = journalDigest;
        if (state == State.LOCKED) {
            _releaseCollateral(digest, order, sameLock ? record.prover : payout);
        }
        record.payout = payout;
        _releasePrice(order, payout);
        emit Fulfilled(digest, payout, journalDigest, order.price);
    }

    /// @inheritdoc IMarket
    function cancel(Order calldata order) external nonReentrant {
        bytes32 digest = orderDigest(order);
        Record storage record = _records[digest];
        if (msg.sender != order.client) revert OnlyClient(msg.sender, order.client);
        if (record.state != State.OPEN) revert WrongState(digest, record.state);
        record.state = State.CANCELLED;
        _releasePrice(order, order.client);
        emit Cancelled(digest);
    }

    /// @inheritdoc IMarket
    function expire(Order calldata order) external nonReentrant {
        bytes32 digest = orderDigest(order);
        Record storage record = _records[digest];
        State state = record.state;
        if (state != State.OPEN && state != State.LOCKED) revert WrongState(digest, state);
        // The selector was active when the order was opened, so now it is frozen or its code is gone: nobody can deliver.
        bool stopped = !REGISTRY.isActive(order.selector);
        if (!stopped && block.timestamp <= order.deadline) revert BeforeDeadline(order.deadline);

        record.state = State.EXPIRED;
        if (state == State.LOCKED) _releaseCollateral(digest, order, stopped ? record.prover : order.client);
        _releasePrice(order, order.client);
        emit Expired(digest);
    }

    // ---- views

    /// @inheritdoc IMarket
    function orders(bytes32 digest) external view returns (Record memory) {
        return _records[digest];
    }

    /// @inheritdoc IMarket
    function nonceUsed(address client, uint256 nonce) external view returns (bool) {
        return _nonces[client][nonce >> 8] & (1 << (nonce & 0xff)) != 0;
    }

    /// @inheritdoc IMarket
    function orderDigest(Order calldata order) public view returns (bytes32) {
        // Every field is one word, so EIP-712's encoding of the struct is its ABI encoding.
        return _hashTypedDataV4(keccak256(abi.encode(ORDER_TYPEHASH, order)));
    }

    /// @inheritdoc IMarket
    function contextOf(bytes32 digest, address payout) public view returns (uint256) {
        return uint256(keccak256(abi.encode(CONTEXT_TAG, block.chainid, address(this), digest, payout))) & MASK_253;
    }

    // ---- checks

    function _checkOrder(Order calldata order) private view {
        if (order.client == address(0)) revert ZeroAddress();
        _requireToken(order.token);
        if (order.price == 0) revert ZeroPrice();
        if (order.maxJournalBytes > MAX_JOURNAL_BYTES) revert JournalTooLong(order.maxJournalBytes, MAX_JOURNAL_BYTES);
        if (order.lockSeconds < MIN_LOCK_SECONDS || order.lockSeconds > MAX_LOCK_SECONDS) {
            revert LockSecondsOutOfRange(order.lockSeconds, MIN_LOCK_SECONDS, MAX_LOCK_SECONDS);
        }
        if (order.deadline <= block.timestamp || order.deadline > block.timestamp + MAX_ORDER_SECONDS) {
            revert DeadlineOutOfRange(order.deadline, block.timestamp + 1, block.timestamp + MAX_ORDER_SECONDS);
        }
        if (!REGISTRY.isActive(order.selector)) revert SelectorNotActive(order.selector);
    }

    /// @dev A key's own signature is enough even where the account also has code (EIP-7702): the key controls the code.
    function _checkSignature(address client, bytes32 digest, bytes calldata signature) private view {
        (address signer, ECDSA.RecoverError problem,) = ECDSA.tryRecoverCalldata(digest, signature);
        if (problem == ECDSA.RecoverError.NoError && signer == client) return;
        if (client.code.length == 0) revert BadSignature();
        // isValidSignature(bytes32,bytes); at most one word of the answer is copied, so a long answer costs us nothing.
        bytes memory query = abi.encodeWithSelector(0x1626ba7e, digest, signature);
        uint256 gasLimit = ERC1271_GAS_LIMIT;
        bool ok;
        bytes32 answer;
        assembly ("memory-safe") {
            mstore(0, 0)
            ok := staticcall(gasLimit, client, add(query, 32), mload(query), 0, 32)
            ok := and(ok, gt(returndatasize(), 31))
            answer := mload(0)
        }
        if (!ok || answer != bytes32(bytes4(0x1626ba7e))) revert BadSignature();
    }

    function _checkProof(
        Order calldata order,
        bytes32 digest,
        bytes calldata journal,
        address payout,
        bytes calldata proof
    ) private view returns (bytes32 journalDigest) {
        if (journal.length > order.maxJournalBytes) {
            revert JournalTooLong(journal.length, order.maxJournalBytes);
        }
        bytes4 selector = bytes4(proof);
        if (selector != order.selector) revert WrongSelector(selector, order.selector);
        journalDigest = sha256(journal);
        REGISTRY.get(selector).verify(order.programId, journalDigest, contextOf(digest, payout), proof);
    }

    function _requireToken(address token) private view {
        if (token != NATIVE && token != PAYMENT_TOKEN) revert UnsupportedToken(token);
    }

    function _requirePayout(address payout) private view {
        if (payout == address(0)) revert ZeroAddress();
        if (payout == address(this)) revert BadAddress(payout);
    }

    // ---- effects

    function _useNonce(address client, uint256 nonce) private {
        uint256 bit = 1 << (nonce & 0xff);
        uint256 bits = _nonces[client][nonce >> 8];
        if (bits & bit != 0) revert NonceUsed(client, nonce);
        _nonces[client][nonce >> 8] = bits | bit;
    }

    function _deposit(address token, address account, uint256 amount) private {
        if (account == address(0)) revert ZeroAddress();
        if (account == address(this)) revert BadAddress(account);
        _requireToken(token);
        if (token == NATIVE) {
            if (msg.value != amount) revert WrongValue(msg.value, amount);
            _credit(token, account, amount);
        } else {
            if (msg.value != 0) revert WrongValue(msg.value, 0);
            // What arrived counts, not what was asked for; the guard keeps other deposits out of the difference.
            uint256 before = IERC20(token).balanceOf(address(this));
            IERC20(token).safeTransferFrom(msg.sender, address(this), amount);
            amount = IERC20(token).balanceOf(address(this)) - before;
            _credit(token, account, amount);
        }
        emit Deposited(token, account, amount);
    }

    function _creditValue(address account) private {
        if (msg.value == 0) return;
        _credit(NATIVE, account, msg.value);
        emit Deposited(NATIVE, account, msg.value);
    }

    function _credit(address token, address account, uint256 amount) private {
        balanceOf[token][account] += amount;
    }

    function _debit(address token, address account, uint256 amount) private {
        uint256 available = balanceOf[token][account];
        if (available < amount) revert InsufficientBalance(amount, available);
        balanceOf[token][account] = available - amount;
    }

    function _releasePrice(Order calldata order, address to) private {
        reserved[order.token] -= order.price;
        _credit(order.token, to, order.price);
    }

    function _releaseCollateral(bytes32 digest, Order calldata order, address to) private {
        collateralHeld[order.token] -= order.collateral;
        _credit(order.token, to, order.collateral);
        emit CollateralReleased(digest, to, order.collateral);
    }
}
