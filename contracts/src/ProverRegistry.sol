// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IFrozen, IProverRegistry, IProverStake} from "./IProverRegistry.sol";
import {Ledger} from "./Ledger.sol";
import {LocalChain} from "./LocalChain.sol";

/// @title See IProverRegistry and IProverStake for what this promises.
/// @dev Money leaves a balance by `stake` and comes back by `_claim` or `slash`; nothing here sends any. The only external calls
/// are views (a frozen selector, a signer's ERC-1271 check), so `slash` needs no guard, and must have none: a market
/// calls it in the middle of anything, also of a withdrawal from here.
contract ProverRegistry is IProverStake, Ledger {
    /// @notice What is fixed for good, and the first parameters. The contracts named here may be deployed later.
    struct Config {
        address owner;
        address treasury;
        IFrozen verifiers;
        address stakeToken; // zero: the native coin
        address[] slashers;
        uint64 activationSeconds;
        uint64 unbondingSeconds;
        Parameters parameters;
    }

    uint16 public constant MIN_SLASH_BPS = 1000;
    uint16 public constant MAX_SLASH_BPS = 5000;
    /// @notice Of each share; so at least half of what is slashed is the client's.
    uint16 public constant MAX_SHARE_BPS = 2500;
    uint64 public constant REPEAT_SECONDS = 30 days;
    uint64 public constant MIN_ACTIVATION_SECONDS = 1 hours;
    uint64 public constant MAX_ACTIVATION_SECONDS = 7 days;
    /// @notice An order lives for 30 days at most, so a fault at its very end still finds the stake.
    uint64 public constant MIN_UNBONDING_SECONDS = 31 days;
    uint64 public constant MAX_UNBONDING_SECONDS = 180 days;
    uint256 private constant BPS = 10_000;
    bytes32 private constant OPERATOR_TYPEHASH = keccak256("Operator(address prover,address operator,uint64 expiry)");

    /// @inheritdoc IProverStake
    address public immutable TREASURY;
    /// @inheritdoc IProverStake
    IFrozen public immutable VERIFIERS;
    /// @inheritdoc IProverStake
    address public immutable STAKE_TOKEN;
    /// @inheritdoc IProverStake
    uint64 public immutable ACTIVATION_SECONDS;
    /// @inheritdoc IProverStake
    uint64 public immutable UNBONDING_SECONDS;

    Parameters private _parameters;
    mapping(address operator => address) private _proverOf;
    mapping(address prover => ProverRecord) private _provers;
    /// @inheritdoc IProverStake
    mapping(address account => bool) public isSlasher;
    /// @inheritdoc IProverStake
    mapping(address slasher => mapping(bytes32 faultId => bool)) public judged;

    constructor(Config memory config) Ledger(config.owner, _tokens(config.stakeToken)) {
        _requireAccount(config.treasury);
        if (address(config.verifiers) == address(0)) revert ZeroAddress();
        if (config.slashers.length == 0) revert NoSlashers();
        for (uint256 i = 0; i < config.slashers.length; ++i) {
            if (config.slashers[i] == address(0)) revert ZeroAddress();
            isSlasher[config.slashers[i]] = true;
        }
        _checkDurations(config.activationSeconds, config.unbondingSeconds);
        TREASURY = config.treasury;
        VERIFIERS = config.verifiers;
        STAKE_TOKEN = config.stakeToken;
        ACTIVATION_SECONDS = config.activationSeconds;
        UNBONDING_SECONDS = config.unbondingSeconds;
        _setParameters(config.parameters);
    }

    // ---- stake

    /// @inheritdoc IProverStake
    function stake(uint256 amount) external payable {
        _creditValue(msg.sender);
        if (amount == 0) revert ZeroAmount();
        _requireToken(STAKE_TOKEN);
        _debit(STAKE_TOKEN, msg.sender, amount);
        ProverRecord storage p = _provers[msg.sender];
        // Bounding the whole here lets no later sum or move between the parts overflow, and so no slash revert.
        uint256 whole = _whole(p) + amount;
        if (whole > type(uint96).max) revert StakeTooHigh(whole, type(uint96).max);
        _activate(p);
        uint64 activeAt = uint64(block.timestamp) + ACTIVATION_SECONDS;
        p.pending += uint96(amount);
        p.activeAt = activeAt;
        emit Staked(msg.sender, amount, activeAt);
    }

    /// @inheritdoc IProverStake
    function unbond(uint256 amount) external {
        if (amount == 0) revert ZeroAmount();
        ProverRecord storage p = _provers[msg.sender];
        uint256 available = uint256(p.active) + p.pending;
        if (available < amount) revert StakeTooLow(amount, available);
        if (_released(p)) _claim(p, msg.sender);
        _take(p, amount);
        uint48 releaseAt = uint48(block.timestamp + UNBONDING_SECONDS);
        p.unbonding += uint96(amount);
        p.releaseAt = releaseAt;
        emit Unbonding(msg.sender, amount, releaseAt);
    }

    /// @inheritdoc IProverStake
    function claim() external {
        ProverRecord storage p = _provers[msg.sender];
        if (!_released(p)) revert NotReleased(p.releaseAt);
        _claim(p, msg.sender);
    }

    // ---- keys

    /// @inheritdoc IProverStake
    function setOperator(address operator, uint64 expiry, bytes calldata signature) external {
        if (operator == address(0)) revert ZeroAddress();
        address taken = _proverOf[operator];
        if (taken != address(0)) revert OperatorTaken(operator, taken);
        if (operator != msg.sender) {
            if (block.timestamp > expiry) revert SignatureExpired(expiry);
            _checkSignature(operator, operatorDigest(msg.sender, operator, expiry), signature);
        }
        _setOperator(operator);
        _proverOf[operator] = msg.sender;
    }

    /// @inheritdoc IProverStake
    function removeOperator() external {
        _setOperator(address(0));
    }

    /// @inheritdoc IProverStake
    function setPayout(address payout) external {
        _provers[msg.sender].payout = payout;
        emit PayoutSet(msg.sender, payout);
    }

    /// @inheritdoc IProverStake
    function setAttributes(bytes32 digest) external {
        _provers[msg.sender].attributesDigest = digest;
        emit AttributesSet(msg.sender, digest);
    }

    // ---- faults

    /// @inheritdoc IProverRegistry
    /// @dev A fault is judged once, and from then on marked, also when nothing is staked: stake that comes later must not pay for
    /// an old fault. One whose selector is frozen is not marked, for a selector never thaws and the answer stays the same.
    /// `client` and `next` must be accounts that can draw money out; a market knows who they are.
    function slash(address prover, Fault fault, bytes32 faultId, bytes4 selector, address client, address next)
        external
        returns (uint256 amount)
    {
        if (!isSlasher[msg.sender]) revert NotAllowed(msg.sender);
        if (judged[msg.sender][faultId]) return 0;
        if (selector != 0 && VERIFIERS.isFrozen(selector)) return 0;
        judged[msg.sender][faultId] = true;
        ProverRecord storage p = _provers[prover];
        Parameters memory q = _parameters;
        uint256 lost = _whole(p) * _severityBps(q, fault, p.lastFaultAt) / BPS;
        p.lastFaultAt = uint48(block.timestamp);

        uint256 toNext = next == address(0) ? 0 : lost * q.nextBps / BPS;
        uint256 toTreasury = lost * q.treasuryBps / BPS;
        uint256 toClient = _creditAtMost(client, lost - toNext - toTreasury);
        toNext = _creditAtMost(next, toNext);
        toTreasury = _creditAtMost(TREASURY, toTreasury);
        amount = toClient + toNext + toTreasury;
        _take(p, amount);
        emit Slashed(prover, msg.sender, faultId, fault, client, next, toClient, toNext, toTreasury);
    }

    // ---- parameters

    /// @inheritdoc IProverStake
    function setParameters(Parameters calldata parameters_) external onlyOwner {
        _setParameters(parameters_);
    }

    // ---- views

    /// @inheritdoc IProverRegistry
    /// @dev On a lock's path: four slots are read, the operator's prover, the stake, the payout and the parameters.
    function resolve(address operator) external view returns (address prover, address payout, uint256 capacity) {
        prover = _proverOf[operator];
        if (prover == address(0)) return (address(0), address(0), 0);
        ProverRecord storage p = _provers[prover];
        payout = p.payout;
        uint256 active = uint256(p.active) + (block.timestamp < p.activeAt ? 0 : p.pending);
        capacity = active / _parameters.stakePerLock;
    }

    /// @inheritdoc IProverRegistry
    function shares() external view returns (uint256 nextBps, uint256 treasuryBps) {
        return (_parameters.nextBps, _parameters.treasuryBps);
    }

    /// @inheritdoc IProverStake
    function parameters() external view returns (Parameters memory) {
        return _parameters;
    }

    /// @inheritdoc IProverStake
    function proverOf(address prover) external view returns (ProverRecord memory p) {
        p = _provers[prover];
        if (block.timestamp >= p.activeAt) (p.active, p.pending, p.activeAt) = (p.active + p.pending, 0, 0);
    }

    /// @inheritdoc IProverStake
    function operatorDigest(address prover, address operator, uint64 expiry) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(OPERATOR_TYPEHASH, prover, operator, expiry)));
    }

    // ---- inner

    function _whole(ProverRecord storage p) private view returns (uint256) {
        return uint256(p.active) + p.pending + p.unbonding;
    }

    /// @dev The pending tranche becomes active once its time has come.
    function _activate(ProverRecord storage p) private {
        if (block.timestamp < p.activeAt) return;
        p.active += p.pending;
        p.pending = 0;
        p.activeAt = 0;
    }

    /// @dev Takes at most the whole stake: active first, then pending, then unbonding.
    function _take(ProverRecord storage p, uint256 amount) private {
        _activate(p);
        uint256 part = _min(amount, p.active);
        p.active -= uint96(part);
        amount -= part;
        part = _min(amount, p.pending);
        p.pending -= uint96(part);
        if (p.pending == 0) p.activeAt = 0;
        // Never all of it: a slash leaves half of the whole stake, and `unbond` takes nothing from here. So releaseAt stays.
        p.unbonding -= uint96(amount - part);
    }

    function _released(ProverRecord storage p) private view returns (bool) {
        return p.releaseAt != 0 && block.timestamp >= p.releaseAt;
    }

    function _claim(ProverRecord storage p, address prover) private {
        uint256 amount = p.unbonding;
        p.unbonding = 0;
        p.releaseAt = 0;
        _credit(STAKE_TOKEN, prover, amount);
        emit Claimed(prover, amount);
    }

    /// @dev Credits what the account has room for: `slash` must not revert, and with a token of which there are more than
    /// 2^128 units somebody's full balance could make it. What has no room stays in the stake.
    function _creditAtMost(address account, uint256 amount) private returns (uint256 credited) {
        if (amount == 0) return 0;
        credited = _min(amount, type(uint128).max - _accounts[STAKE_TOKEN][account].balance);
        _credit(STAKE_TOKEN, account, credited);
    }

    function _severityBps(Parameters memory q, Fault fault, uint256 lastFaultAt) private view returns (uint256) {
        if (fault == Fault.WRONG) return q.wrongBps;
        return lastFaultAt != 0 && block.timestamp <= lastFaultAt + REPEAT_SECONDS ? q.repeatedBps : q.lateBps;
    }

    function _setOperator(address operator) private {
        ProverRecord storage p = _provers[msg.sender];
        delete _proverOf[p.operator];
        p.operator = operator;
        emit OperatorSet(msg.sender, operator);
    }

    function _setParameters(Parameters memory q) private {
        if (q.stakePerLock == 0) revert StakePerLockZero();
        if (
            q.lateBps < MIN_SLASH_BPS || q.repeatedBps < q.lateBps || q.wrongBps < q.repeatedBps
                || q.wrongBps > MAX_SLASH_BPS
        ) revert SlashBpsInvalid(q.lateBps, q.repeatedBps, q.wrongBps);
        if (q.nextBps > MAX_SHARE_BPS) revert ShareTooHigh(q.nextBps, MAX_SHARE_BPS);
        if (q.treasuryBps > MAX_SHARE_BPS) revert ShareTooHigh(q.treasuryBps, MAX_SHARE_BPS);
        _parameters = q;
        emit ParametersSet(q);
    }

    /// @dev One second of activation is the least, also on a local chain: no stake counts in the block it came in.
    function _checkDurations(uint64 activation, uint64 unbonding) private view {
        bool local = LocalChain.isLocal();
        uint64 min = local ? 1 : MIN_ACTIVATION_SECONDS;
        if (activation < min || activation > MAX_ACTIVATION_SECONDS) {
            revert ActivationOutOfRange(activation, min, MAX_ACTIVATION_SECONDS);
        }
        min = local ? activation : MIN_UNBONDING_SECONDS;
        if (unbonding < min || unbonding > MAX_UNBONDING_SECONDS) {
            revert UnbondingOutOfRange(unbonding, min, MAX_UNBONDING_SECONDS);
        }
    }

    function _tokens(address stakeToken) private pure returns (address[] memory tokens) {
        if (stakeToken == NATIVE) return tokens;
        tokens = new address[](1);
        tokens[0] = stakeToken;
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
